-- A corpus as a database. The views are computed anew whenever they are asked, so that they hold
-- after rows were changed; `agreement` has what the program knew when it wrote them.

CREATE TABLE codebook (title TEXT, about TEXT, date TEXT, quote_words INTEGER);
CREATE TABLE topics (id TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, about TEXT);
CREATE TABLE topic_part_of (
    topic TEXT NOT NULL REFERENCES topics (id), part_of TEXT NOT NULL REFERENCES topics (id),
    PRIMARY KEY (topic, part_of));
CREATE TABLE topic_keywords (
    topic TEXT NOT NULL REFERENCES topics (id), keyword TEXT NOT NULL,
    PRIMARY KEY (topic, keyword));
CREATE TABLE propositions (id TEXT NOT NULL PRIMARY KEY, statement TEXT NOT NULL, about TEXT);
CREATE TABLE proposition_topics (
    proposition TEXT NOT NULL REFERENCES propositions (id),
    topic TEXT NOT NULL REFERENCES topics (id), PRIMARY KEY (proposition, topic));
CREATE TABLE tensions (
    number INTEGER PRIMARY KEY, first TEXT NOT NULL REFERENCES propositions (id),
    second TEXT NOT NULL REFERENCES propositions (id), why TEXT NOT NULL);
CREATE TABLE actors (id TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, about TEXT);
CREATE TABLE actor_aliases (
    actor TEXT NOT NULL REFERENCES actors (id), alias TEXT NOT NULL, PRIMARY KEY (actor, alias));
CREATE TABLE actor_part_of (
    actor TEXT NOT NULL REFERENCES actors (id), part_of TEXT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (actor, part_of));
CREATE TABLE instruments (id TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, about TEXT);

CREATE TABLE papers (
    id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, issued TEXT, publisher TEXT,
    coded_to_the_end INTEGER NOT NULL DEFAULT 1 CHECK (coded_to_the_end IN (0, 1)));
-- An author as in a cell of a table (`Ali, Noor`), and in reading order.
CREATE TABLE authors (
    paper TEXT NOT NULL REFERENCES papers (id), place INTEGER NOT NULL, author TEXT NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY (paper, place));
-- What else is said of a paper, by the key of its column in a table (`paper_DOI`).
CREATE TABLE paper_details (
    paper TEXT NOT NULL REFERENCES papers (id), key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (paper, key));

CREATE TABLE recommendations (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, paper TEXT NOT NULL REFERENCES papers (id),
    statement TEXT NOT NULL, instrument TEXT REFERENCES instruments (id),
    strength TEXT CHECK (strength IN ('must', 'should', 'could')),
    rationale TEXT, date TEXT, note TEXT, coder TEXT, proposed_by TEXT,
    coded INTEGER NOT NULL DEFAULT 1 CHECK (coded IN (0, 1)));
CREATE TABLE recommendation_actors (
    recommendation TEXT NOT NULL REFERENCES recommendations (id),
    actor TEXT NOT NULL REFERENCES actors (id), PRIMARY KEY (recommendation, actor));
CREATE TABLE recommendation_targets (
    recommendation TEXT NOT NULL REFERENCES recommendations (id),
    target TEXT NOT NULL REFERENCES actors (id), PRIMARY KEY (recommendation, target));
CREATE TABLE recommendation_topics (
    recommendation TEXT NOT NULL REFERENCES recommendations (id),
    topic TEXT NOT NULL REFERENCES topics (id), PRIMARY KEY (recommendation, topic));
CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    recommendation TEXT NOT NULL UNIQUE REFERENCES recommendations (id),
    quote TEXT, section TEXT, paragraph INTEGER, page TEXT);
CREATE TABLE positions (
    recommendation TEXT NOT NULL REFERENCES recommendations (id),
    proposition TEXT NOT NULL REFERENCES propositions (id),
    stance TEXT NOT NULL CHECK (stance IN ('support', 'oppose', 'neutral')), condition TEXT,
    strength TEXT CHECK (strength IN ('must', 'should', 'could')),
    PRIMARY KEY (recommendation, proposition));
CREATE TABLE position_by (
    recommendation TEXT NOT NULL, proposition TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES actors (id), PRIMARY KEY (recommendation, proposition, actor),
    FOREIGN KEY (recommendation, proposition) REFERENCES positions (recommendation, proposition));
CREATE TABLE dismissals (
    number INTEGER PRIMARY KEY, paper TEXT NOT NULL REFERENCES papers (id), quote TEXT,
    why TEXT NOT NULL, section TEXT, paragraph INTEGER, page TEXT);

-- Who holds positions: papers, authors or publishers. What follows is not read again.
CREATE TABLE units (id TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL);
CREATE TABLE unit_papers (
    unit TEXT NOT NULL REFERENCES units (id), paper TEXT NOT NULL REFERENCES papers (id),
    PRIMARY KEY (unit, paper));
CREATE TABLE agreement (
    proposition TEXT NOT NULL PRIMARY KEY REFERENCES propositions (id),
    in_full INTEGER NOT NULL CHECK (in_full IN (0, 1)), differences TEXT);

CREATE INDEX recommendations_of_paper ON recommendations (paper);
CREATE INDEX positions_on_proposition ON positions (proposition);
CREATE INDEX recommendations_of_actor ON recommendation_actors (actor);
CREATE INDEX recommendations_toward_target ON recommendation_targets (target);
CREATE INDEX recommendations_on_topic ON recommendation_topics (topic);
CREATE INDEX units_of_paper ON unit_papers (paper);

-- The words of statements and quotes, which follow when rows are edited.
CREATE VIRTUAL TABLE search USING fts5(
    recommendation UNINDEXED, statement, quote, tokenize = 'porter unicode61');
CREATE TRIGGER recommendation_added AFTER INSERT ON recommendations BEGIN
    INSERT INTO search (rowid, recommendation, statement)
    VALUES (new.number, new.id, new.statement);
END;
CREATE TRIGGER recommendation_changed AFTER UPDATE ON recommendations BEGIN
    UPDATE search SET recommendation = new.id, statement = new.statement
    WHERE rowid = new.number;
END;
CREATE TRIGGER recommendation_removed AFTER DELETE ON recommendations BEGIN
    DELETE FROM search WHERE rowid = old.number;
END;
CREATE TRIGGER quote_added AFTER INSERT ON evidence BEGIN
    UPDATE search SET quote = new.quote
    WHERE rowid = (SELECT number FROM recommendations WHERE id = new.recommendation);
END;
CREATE TRIGGER quote_changed AFTER UPDATE ON evidence BEGIN
    UPDATE search SET quote = NULL
    WHERE rowid = (SELECT number FROM recommendations WHERE id = old.recommendation);
    UPDATE search SET quote = new.quote
    WHERE rowid = (SELECT number FROM recommendations WHERE id = new.recommendation);
END;
CREATE TRIGGER quote_removed AFTER DELETE ON evidence BEGIN
    UPDATE search SET quote = NULL
    WHERE rowid = (SELECT number FROM recommendations WHERE id = old.recommendation);
END;

CREATE VIEW matrix AS
WITH unit_statements AS (
    SELECT proposition, unit, recommendation, stance, condition,
        CASE coalesce(positions.strength, recommendations.strength)
            WHEN 'must' THEN 3 WHEN 'should' THEN 2 WHEN 'could' THEN 1 END AS firmness,
        -- What is said beside a side that is taken does not count.
        stance <> 'neutral' OR NOT max(stance <> 'neutral')
            OVER (PARTITION BY proposition, unit) AS counts
    FROM positions
    JOIN recommendations ON recommendations.id = recommendation
    JOIN unit_papers USING (paper))
SELECT proposition, unit,
    CASE WHEN max(stance = 'support') AND max(stance = 'oppose') THEN 'both'
        WHEN max(stance = 'support') THEN 'for'
        WHEN max(stance = 'oppose') THEN 'against' ELSE 'neutral' END AS direction,
    CASE max(CASE WHEN counts THEN firmness END)
        WHEN 3 THEN 'must' WHEN 2 THEN 'should' WHEN 1 THEN 'could' END AS strength,
    group_concat(CASE WHEN counts THEN condition END, '; ') AS conditions,
    group_concat(recommendation, '; ') AS recommendations
FROM unit_statements GROUP BY proposition, unit;

CREATE VIEW overlap AS
WITH unfinished_units AS (
    SELECT DISTINCT unit FROM unit_papers JOIN papers ON papers.id = paper
    WHERE NOT coded_to_the_end),
counts AS (
    SELECT proposition, count(*) AS spoke, sum(unit IN unfinished_units) AS unfinished_spoke,
        sum(direction IN ('for', 'both')) AS "for",
        sum(direction IN ('against', 'both')) AS against, sum(direction = 'neutral') AS neutral
    FROM matrix GROUP BY proposition),
verdicts AS (
    SELECT *, (SELECT count(*) FROM unfinished_units) - unfinished_spoke AS uncoded,
        CASE WHEN spoke = 1 THEN 'single' WHEN "for" AND against THEN 'contested'
            WHEN neutral AND neutral < spoke THEN 'mixed'
            WHEN spoke = (SELECT count(*) FROM units) THEN 'consensus' ELSE 'shared' END AS verdict
    FROM counts)
SELECT verdicts.proposition, statement, verdict,
    CASE WHEN verdict IN ('consensus', 'shared') THEN in_full END AS in_full_when_written,
    CASE WHEN verdict IN ('consensus', 'shared') THEN differences END AS differences_when_written,
    "for", against, neutral, (SELECT count(*) FROM units) - spoke - uncoded AS silent, uncoded
FROM verdicts
JOIN propositions ON propositions.id = verdicts.proposition
LEFT JOIN agreement USING (proposition);

-- Each statement with all about it, in the columns of `policy-compare export --format csv`.
CREATE VIEW statements AS
WITH paper_cells AS (
    SELECT id AS paper, title AS paper_title, issued, publisher, (
        SELECT group_concat(author, '; ')
        FROM (SELECT author FROM authors WHERE paper = papers.id ORDER BY place)) AS authors
    FROM papers),
proposition_cells AS (
    SELECT id AS proposition, statement AS proposition_statement, (
        SELECT group_concat(topic, '; ') FROM (
            SELECT topic FROM proposition_topics WHERE proposition = propositions.id
            ORDER BY rowid)) AS proposition_topics
    FROM propositions),
statement_cells AS (
    SELECT recommendations.number, paper, positions.rowid AS place,
        substr(id, length(paper) + 2) AS recommendation, statement,
        (SELECT group_concat(actor, '; ') FROM (
            SELECT actor FROM recommendation_actors WHERE recommendation = id
            ORDER BY rowid)) AS actors,
        (SELECT group_concat(target, '; ') FROM (
            SELECT target FROM recommendation_targets WHERE recommendation = id
            ORDER BY rowid)) AS targets,
        instrument, recommendations.strength,
        (SELECT group_concat(topic, '; ') FROM (
            SELECT topic FROM recommendation_topics WHERE recommendation = id
            ORDER BY rowid)) AS topics,
        proposition, coalesce(stance, CASE WHEN coded THEN 'frame' END) AS stance, condition,
        (SELECT group_concat(actor, '; ') FROM (
            SELECT actor FROM position_by
            WHERE recommendation = id AND position_by.proposition = positions.proposition
            ORDER BY rowid)) AS position_by,
        positions.strength AS position_strength, rationale, quote, section, paragraph, page, date,
        note, NULL AS dismissed, coder, proposed_by
    FROM recommendations
    LEFT JOIN positions ON positions.recommendation = id
    LEFT JOIN evidence ON evidence.recommendation = id
    UNION ALL
    SELECT number, paper, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, quote, section, paragraph, page, NULL, NULL, why, NULL, NULL
    FROM dismissals
    UNION ALL
    SELECT NULL, id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM papers
    WHERE id NOT IN (SELECT paper FROM recommendations UNION SELECT paper FROM dismissals))
SELECT paper, paper_title, authors, issued, publisher, recommendation, statement, actors, targets,
    instrument, strength, topics, proposition, proposition_statement, proposition_topics, stance,
    condition, position_by, position_strength, rationale, quote, section, paragraph, page, date,
    note, dismissed, coder, proposed_by
FROM statement_cells JOIN paper_cells USING (paper) LEFT JOIN proposition_cells USING (proposition)
ORDER BY dismissed IS NOT NULL, number, place;
