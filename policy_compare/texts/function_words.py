"""The languages that a text can be told to be in: names, and the words that tell them.

The words are those that hold sentences together (articles, prepositions, pronouns, forms of
*be* and *must*): in any text they are many, whatever it is about.
"""

from typing import Final

#: The names of the languages that are told, by their codes in BCP 47.
NAMES: Final = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

#: The frequent words of each language, without those that English has too.
WORDS: Final = {
    "en": """about after all also an and any are as at be because been but by can could
    do for from had has have he her his how if in into is it its may more most must no
    not of on one or other our should so some such than that the their them then there
    these they this those to under up was we were what when which while who will with
    would you your""",
    "ar": """أن أو إلى التي الذي بين على عن غير في كان كل لا ما مع من هذا هذه هو هي""",
    "bg": """бъдат бъде в във и им като когато които който ли между могат може на не от
    по при с са се си след със също тази те тези това този той трябва тя че що""",
    "ca": """això al als amb aquest aquesta aquests com de del dels el els en entre està
    ha han hi la les molt més només pel per perquè però quan que seu seva seves són
    també un una uns""",
    "cs": """aby ale ani bude byl byla bylo byly být co jako je jeho jejich jen jsou ke
    která které který lze mezi mohou může na nebo není než něho od pak po pod podle
    pokud pro proti proto při se si svou své tak také tato tento tohoto tuto této tím ve
    více však za ze že""",
    "da": """af blev blive bliver både da denne der dette efter eller en er et flere fra
    har hvad hvis hvor ikke kan kun med mellem mere nogle når og også om over på samt
    skal som til ud var ved vil være""",
    "de": """aber als am auch auf aus bei bis da das dass dem den der des die diese
    dieser durch ein eine einem einen einer eines er es für gegen haben hat ich ihre im
    ist kann können mehr mit muss müssen nach nicht noch nur oder ohne sein sich sie
    sind soll sollen sollte sollten um und unter vom von vor werden wie wir wird wurde
    wurden zu zum zur zwischen über""",
    "es": """al cada como con cuando de debe deben del desde donde el ella en entre es
    esta este estos está están fue ha han hasta la las lo los muy más nuestro otra otro
    para pero por porque puede pueden que se según ser si sin sobre son su sus sólo
    también tiene todo un una uno ya""",
    "et": """aga ega ei et ja ka kas kes kui kuid mis nende ning oleks olema oli oma peab
    pärast seda see selle siis tuleb välja või""",
    "fa": """آن از است این با باید بر برای به تا در را شود می نیز های هم و که یک""",
    "fi": """ei eivät että hyvin hän ja joita joka jos jossa jotka jälkeen kanssa koska
    kuin kuka kun mikä mitkä muassa mukaan mutta muun myös niiden niitä nyt näitä ole
    olevan oli olisi olla ovat pitäisi pitää se sekä sen siitä sitä tai tulee tulisi tuo
    tällä tämä tämän tästä tätä täytyy vain vielä voi voidaan välillä""",
    "fr": """au aussi aux avec ce ces cette comme dans de des doit doivent du elle en
    entre est et il ils la le les leur leurs mais même ne nous ou où par pas peut plus
    pour que qui sa sans se ses son sont sous sur un une été être""",
    "hr": """ali bi bila bio biti da ili ima iz između je kada kako kao kod koja koje
    koji kroz među može na nakon ne nema nije nisu od ova ovaj ovo po pod prema sa samo
    se su također te tog toga treba više za zbog će što""",
    "hu": """aki akkor amely amelyek annak az azonban azt csak de egy el ennek ez ezek
    ezt ezért fel ha hogy illetve kell ki között közötti le lehet meg minden mint már
    nagy nem nincs olyan pedig saját sem senki szerint több után vagy van volt által és""",
    "id": """ada adalah agar akan antara atas atau bagi bahwa banyak dalam dan dapat dari
    dengan di hanya harus ini itu jika juga karena ke kepada lebih maka mereka oleh pada
    para sebagai secara seperti serta sudah telah tersebut tidak untuk yang""",
    "is": """að af eða ekki er eru frá fyrir hafa hefur hún hann í með og sem sé til um
    var verða verður við það þar því þær þeir á""",
    "it": """alla alle anche che chi come con da dal dalla degli dei del della delle deve
    devono di essere gli ha hanno il la le lo ma nel nella nelle non ogni per perché più
    possono può quando quello questa questo se sia sono stato su sua suo tra tutti un
    una""",
    "lt": """apie ar bei bet bus buvo būti dėl iki ir iš jei jų kad kaip kuri kurie kuris
    nuo pagal per prie su tai taip turi už yra į""",
    "lv": """ar arī bet bija būt ir ja jau kas ko kā lai par pie pēc savu starp tas un uz
    vai var šo""",
    "nl": """aan als bij dan dat de deze die dit door een en er geen heeft het hij hun ik
    kan maar meer met moet moeten naar niet nog om onder ook op over te tot uit van voor
    waar worden wordt zich zijn zou""",
    "no": """av ble bli blir både da denne der dette eller en er et etter flere fra har
    hva hvis hvor ikke kan kun med mellom mer mot noen når og også om opp over på samt
    skal som til ut var ved vil være""",
    "pl": """aby albo ale bardzo być był była było były co czy dla gdy gdzie ich jak jako
    jednak jego jej jest jeśli już która które którego której który lub między może
    można musi na nad należy nie nim od oraz po pod ponieważ powinien powinna powinno
    przez przy się są tak także tego tej ten tych tylko tym więc za został została że""",
    "pt": """ao aos até cada com como da das de deve devem dos ela em entre essa esse
    esta este está foi isso já mais mas na nas nos não nós onde os ou para pela pelo
    pode podem por porque quando que se sem ser seu seus sobre sua suas são também todo
    um uma à às é""",
    "ro": """aceasta acest acestei al ale am au ca care ce cei cele cu că dar de din este
    fi fie fost fără iar la mai nu ori pe pentru poate prin până sau se sub sunt să
    trebuie un unei unui în încă și""",
    "ru": """а без бы был была были быть в все вы для до должен должна должно должны его
    ему если есть её же и из или их к как когда которые который ли лишь между могут
    может мы на над не нет но о об однако он она они от перед по под после при с своей
    свой себя также то только у уже через что чтобы эта эти это этого этой этот эту я""",
    "sk": """aby ako ale alebo bol bola boli bolo bude byť ich je jeho ktorá ktoré ktorý
    len medzi môže môžu na než nie od po pod podľa pokiaľ pre preto pri proti sa si sú
    tak tento tiež tohto táto túto viac však za že""",
    "sl": """ali bi bil bila biti bo bodo da ima iz je kadar kako ki kot lahko med mora
    na naj ne ni njegov od pa po pod pri samo se tega tudi več vse za zaradi še""",
    "sr": """али без би бити за и из или кад како као код која које који може на не од по
    под пре са само се су та те то треба у уз што је ће""",
    "sv": """allt att av bli blir både de den det där efter eller en ett flera från för
    har hur inte kan med mellan mer mot när någon och också om på samt ska skall som
    till ut var vi vid vill är över""",
    "tr": """ama ancak arasında bazı bir birlikte bu bunu bunun böyle da daha de değil
    değildir diğer eden eder edilmelidir gerekir gerektiğini gibi göre hem hiç ile ise
    için kadar kendi ki mi nasıl ne olan olarak oldu olduğu olmalıdır olması onun sadece
    sonra tarafından tüm vardır ve veya ya yok çok önce üzere üzerinde şekilde""",
    "uk": """а або але без був була були бути в вже вони від він для до з за й його коли
    мають має може можуть між на не перед по повинен повинна повинно повинні при про під
    після свою своєї себе та також у це цей цього через чи що щоб як який які є і із їм
    їх її""",
    "ur": """اس اور ایک بھی تک جو سے میں نہیں نے پر کا کو کی کے گا ہو ہیں ہے یہ""",
    "vi": """cho các có cũng cần của hay khi không là mà một như những này phải sẽ theo
    thì trong trên tại từ và về với đang đã được đến để ở""",
}  # fmt: skip
