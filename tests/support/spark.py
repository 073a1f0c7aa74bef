"""Spark on this machine, in a process of its own: it leaves threads and open files behind."""

import os
import subprocess
import sys
from pathlib import Path

from policy_compare.engine.opening import ENGINE_VARIABLE
from tests.support.corpora import CHECKOUT
from tests.support.programs import JAVA

#: The least memory that Spark starts with.
LEAST = 512 * 2**20

#: Java compiles quickly, and not well: these tests are over before that would be worth while.
_QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

#: Where little is asked of each of many queries, a third goes into compiling them.
UNCOMPILED = "-Dspark.sql.codegen.wholeStage=false -Dspark.sql.codegen.factoryMode=NO_CODEGEN"


def run_with_spark(code: str, *arguments: str, given: str = "", options: str = "") -> str:
    """What Python prints of the code where engines are of Spark; skipped where there is no Java.

    ``given`` is what it reads, and ``options`` are further ones of Java.
    """
    java = Path(JAVA.path()).resolve()
    variables = {
        "JAVA_HOME": str(java.parents[1]),
        "SPARK_SUBMIT_OPTS": f"{_QUICK_JAVA} {options}",
        ENGINE_VARIABLE: "local[2]",
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | variables | {"PYTHONPATH": str(CHECKOUT)},
        input=given,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-5000:]
    assert done.stderr == ""
    return done.stdout
