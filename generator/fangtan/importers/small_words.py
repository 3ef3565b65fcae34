# ruff: noqa: E501, RUF001 - a row a language; its letters are meant
"""The most common words of languages, and the letters that tell these apart where words are few."""

from __future__ import annotations

SMALL_WORDS = {
    "en": "a i yes no my me he she his her then now just like know think did been would could because well the and of to in that it is was you we for on are with as they at be this have from or had but what there were when your can said which how do if will about out so not",
    "fr": "le la les de des du et est un une que qui dans en il elle nous vous je ne pas pour sur avec ce cette au aux mais plus par sont était c'est d'un ou où très on même comme fait tout ça",
    "de": "der die das und ist nicht ich sie wir ein eine einen den dem zu mit es auf für von im auch sich aber war wie man als noch dann haben hat wenn oder nur so was bei sehr über mir aus",
    "es": "el la los las de que y en un una es no por con para se lo como más pero su al del era muy me yo nos cuando también hay está fue todo qué porque eso esto ser tiene sin sobre años",
    "it": "il la le gli di che e è un una non per con sono mi si ma come anche più della del nel alla lo ha ho era perché quando questo questa molto ci io noi cosa dei delle tutto quello se al",
    "pt": "o a os as de que e em um uma não é para com por se do da dos das no na mas mais como foi eu ele nós você muito era isso também ao quando à há são porque está ter ser então pelo tinha",
    "nl": "de het een en van ik dat is in niet te zijn we op met voor die maar ook er als was aan om hij ze dan nog bij wat naar heb heeft je hoe door wel uit hadden of over geen onze",
    "sv": "och det att i en jag är som på vi inte av för med den var till har om så de men ett man kan när från vad hade då också där mycket eller nu hur blev skulle varit alla",
    "da": "og det at i en jeg er som på vi ikke af for med den var til har om så de men et man kan når fra hvad havde også der meget eller nu hvordan blev skulle været alle noget",
    "nb": "og det at i en jeg er som på vi ikke av for med den var til har om så de men et man kan når fra hva hadde også der mye eller nå hvordan ble skulle vært alle noe",
    "fi": "ja on ei se että oli en mutta niin kun hän me ne tai mitä joka ovat myös kuin sitä sen olen olla jos nyt siitä minun tämä vain minä mikä miten koska sitten hyvin ollut",
    "pl": "i w nie to się na że z jest do jak ale o co tak za po od czy tym był było ja my oni dla tego przez być bardzo już jego ich które który która mnie też kiedy tylko bo",
    "cs": "a v se na že je to s z do jsem ale jako za po by tak co pro když jsme byl bylo byla nebo už jen ještě jsou který která které není může mi si při také tam velmi",
    "sk": "a v sa na že je to s z do som ale ako za po by tak čo pre keď sme bol bolo bola alebo už len ešte sú ktorý ktorá ktoré nie môže mi si pri tiež tam veľmi",
    "hu": "a az és hogy nem is egy ez de volt csak már van meg ha mint azt még vagy nagyon ezt én mi ők ki akkor lehet kell mert amikor sem volna minden lesz úgy aki",
    "ro": "și de la în că nu o este un cu pe să a se din mai ce care pentru am au fost dar ca sunt era eu noi foarte acest această lui după când sau cum fi fără",
    "tr": "ve bir bu da de için çok ama ben ne o ile gibi daha var mi mı sonra kadar değil olarak olan biz her şey nasıl zaman diye bunu ki ya hiç onun beni vardı oldu",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam saya ke ada akan pada juga kami mereka adalah karena bisa sudah kita atau seperti lebih banyak oleh apa sangat telah tapi",
    "vi": "và của là có không tôi cho một những được trong này đã với người các để khi chúng ở ra đó làm như nhưng cũng thì về đến rất phải nó vì còn",
    "ca": "el la els les de que i en un una és no per amb va és com més però del al jo quan també molt ser perquè això hi ha són aquest aquesta dels nosaltres fer tot ho",
    "ru": "и в не на что я с он как это по но они мы к у вы за так от был было бы же только для из его её очень мне когда уже то если есть были",
    "uk": "і в не на що я з він як це по але вони ми до у ви за так від був було б же тільки для із його її дуже мені коли вже та якщо є були",
    "bg": "и в не на че аз с той как това по но те ние към у вие за така от беше да се е са ще със само много ми когато вече ако има бяха който което",
    "sr": "и у не на да је се сам што ја са он као то по али они ми од био било би за тако само из његов њен веома кад већ ако су били који која",
    "ar": "في من على إلى أن كان هذا التي الذي ما لا هو مع عن هذه كل لم بعد كنت قد ذلك هي بين أو ثم حتى عند كانت لقد",
    "fa": "در به از که این را با است برای آن یک بود می هم ما من تا بر خود کرد شد ها چه اگر نیست داشت هر وقتی خیلی",
    "ur": "کے کی میں ہے کہ اور کا سے کو نے پر یہ ہیں تھا نہیں اس بھی ہم وہ تو جو ایک کر تھی تھے",
}

LETTERS = {
    "fr": "œçèêàùîôû",
    "de": "ßäöü",
    "es": "ñ¿¡áíóúé",
    "it": "àèìòù",
    "pt": "ãõçáâêéíó",
    "nl": "ë",
    "sv": "åäö",
    "da": "åæø",
    "nb": "åæø",
    "fi": "äö",
    "pl": "łąęśćźżńó",
    "cs": "řěůčšžýáíéú",
    "sk": "ľĺŕčšžýáíéúô",
    "hu": "őűöüáéíóú",
    "ro": "ășțâî",
    "tr": "ğışçöü",
    "ca": "çèàòïl·",
    "vi": "ơưđăâêôạảấầậắặẹếềệịọốồộớờợụủứừựỳ",
    "uk": "іїєґ",
    "ru": "ыэё",
    "bg": "ъ",
    "sr": "јљњћђџ",
    "fa": "پچژگکی",
    "ur": "ٹڈڑےںہھ",
    "ar": "ةىيكأإ",
}

SCRIPT_OF = {
    "ru": "Cyrl",
    "uk": "Cyrl",
    "bg": "Cyrl",
    "sr": "Cyrl",
    "ar": "Arab",
    "fa": "Arab",
    "ur": "Arab",
}
"""The script of each that is not written in Latin letters."""
