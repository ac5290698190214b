"""Words of the invented registers, in Ukrainian, Russian and English; the same position says the same thing.

Everything is invented and benign. Adjectives and nouns are kept in the nominative, so that sentences stay right
whatever is put in.
"""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("uk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of incident: its name, titles and first sentences, by language."""

    name: tuple[str, str, str]
    unit: str
    leads: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that a description may mention: sentences by language, with the values that go in."""

    values: tuple[tuple[tuple[str, str, str], ...], ...]
    """For each slot its values, by language; empty: numbers are drawn from ``numbers``."""
    numbers: tuple[int, int]
    sentences: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _kind(unit: str, *texts: str) -> Kind:
    uk, ru, en, *leads = texts
    return Kind((uk, ru, en), unit, (tuple(leads[0:2]), tuple(leads[2:4]), tuple(leads[4:6])))


KINDS = (
    _kind(
        "persons",
        "дорожня пригода",
        "дорожное происшествие",
        "road accident",
        "Дорожня пригода: два транспортні засоби зіткнулися {at}",
        "Повідомлено про зіткнення {at}",
        "Дорожное происшествие: столкнулись два транспортных средства {at}",
        "Сообщается о столкновении {at}",
        "Road accident: two vehicles collided {at}",
        "A collision is reported {at}",
    ),
    _kind(
        "persons",
        "пошкоджена будівля",
        "повреждённое здание",
        "damaged building",
        "Пошкоджено будівлю {at}",
        "Зафіксовано пошкодження житлового будинку {at}",
        "Повреждено здание {at}",
        "Зафиксировано повреждение жилого дома {at}",
        "A building was damaged {at}",
        "Damage to a dwelling house was recorded {at}",
    ),
    _kind(
        "households",
        "прорив водогону",
        "прорыв водопровода",
        "burst water main",
        "Прорвало водогін {at}",
        "Без води через аварію на мережі {at}",
        "Прорвало водопровод {at}",
        "Без воды из-за аварии на сети {at}",
        "A water main burst {at}",
        "No water after a fault in the network {at}",
    ),
    _kind(
        "persons",
        "повалене дерево",
        "упавшее дерево",
        "fallen tree",
        "Дерево впало на дорогу {at}",
        "Повалене дерево перекрило проїзд {at}",
        "Дерево упало на дорогу {at}",
        "Упавшее дерево перекрыло проезд {at}",
        "A tree fell across the road {at}",
        "A fallen tree blocked the way {at}",
    ),
    _kind(
        "households",
        "знеструмлення",
        "отключение электричества",
        "power cut",
        "Зникло електропостачання {at}",
        "Мешканці без світла {at}",
        "Пропало электроснабжение {at}",
        "Жители без света {at}",
        "The power supply failed {at}",
        "Residents without electricity {at}",
    ),
    _kind(
        "persons",
        "пожежа в сараї",
        "пожар в сарае",
        "shed fire",
        "Загорівся сарай {at}",
        "Пожежа в господарській споруді {at}",
        "Загорелся сарай {at}",
        "Пожар в хозяйственной постройке {at}",
        "A shed caught fire {at}",
        "Fire in an outbuilding {at}",
    ),
    _kind(
        "animals",
        "втеча худоби",
        "побег скота",
        "escaped livestock",
        "Худоба вийшла на дорогу {at}",
        "Тварини втекли з загону {at}",
        "Скот вышел на дорогу {at}",
        "Животные убежали из загона {at}",
        "Livestock strayed onto the road {at}",
        "Animals broke out of a pen {at}",
    ),
    _kind(
        "persons",
        "перекрита дорога",
        "перекрытая дорога",
        "blocked road",
        "Дорогу перекрито {at}",
        "Рух зупинено {at}",
        "Дорога перекрыта {at}",
        "Движение остановлено {at}",
        "The road is blocked {at}",
        "Traffic came to a stop {at}",
    ),
    _kind(
        "items",
        "розсипаний вантаж",
        "рассыпанный груз",
        "spilled cargo",
        "Вантаж розсипався на проїжджу частину {at}",
        "Причіп втратив вантаж {at}",
        "Груз рассыпался на проезжую часть {at}",
        "Прицеп потерял груз {at}",
        "Cargo spilled onto the roadway {at}",
        "A trailer lost its load {at}",
    ),
    _kind(
        "items",
        "розбиті вікна",
        "разбитые окна",
        "broken windows",
        "Розбито вікна {at}",
        "Скло вилетіло з рам {at}",
        "Разбиты окна {at}",
        "Стёкла вылетели из рам {at}",
        "Windows were broken {at}",
        "Panes fell out of their frames {at}",
    ),
)

COLOURS = (
    ("червоний", "красный", "red"), ("синій", "синий", "blue"), ("зелений", "зелёный", "green"),
    ("білий", "белый", "white"), ("чорний", "чёрный", "black"), ("жовтий", "жёлтый", "yellow"),
    ("сірий", "серый", "grey"), ("коричневий", "коричневый", "brown"),
)  # fmt: skip

VEHICLES = (
    ("фургон", "фургон", "van"), ("трактор", "трактор", "tractor"), ("автобус", "автобус", "bus"),
    ("велосипед", "велосипед", "bicycle"), ("мотоцикл", "мотоцикл", "motorcycle"), ("самоскид", "самосвал", "tipper"),
    ("легковик", "легковой автомобиль", "passenger car"), ("причіп", "прицеп", "trailer"),
)  # fmt: skip

ITEMS = (
    ("шибка", "стекло", "window pane"), ("секція паркану", "секция забора", "fence panel"),
    ("лист шиферу", "лист шифера", "roof sheet"), ("стовп", "столб", "pole"), ("ящик", "ящик", "crate"),
    ("дошка", "доска", "plank"), ("лавка", "скамейка", "bench"), ("ліхтар", "фонарь", "street lamp"),
)  # fmt: skip

LANDMARKS = (
    ("млин", "мельница", "mill"), ("школа", "школа", "school"), ("міст", "мост", "bridge"),
    ("ринок", "рынок", "market"), ("аптека", "аптека", "pharmacy"), ("пошта", "почта", "post office"),
    ("водонапірна вежа", "водонапорная башня", "water tower"), ("стадіон", "стадион", "stadium"),
    ("пекарня", "пекарня", "bakery"), ("бібліотека", "библиотека", "library"), ("пором", "паром", "ferry"),
    ("каплиця", "часовня", "chapel"),
)  # fmt: skip

SHOPS = tuple(
    (uk, ru, en)
    for uk, ru, en in (
        ("Барвінок", "Барвинок", "Barvinok"), ("Калина", "Калина", "Kalyna"), ("Ластівка", "Ластивка", "Lastivka"),
        ("Соняшник", "Соняшник", "Soniashnyk"), ("Джерело", "Джерело", "Dzherelo"), ("Мрія", "Мрия", "Mriia"),
        ("Затишок", "Затышок", "Zatyshok"), ("Веселка", "Веселка", "Veselka"), ("Дубрава", "Дубрава", "Dubrava"),
        ("Горобина", "Горобина", "Horobyna"), ("Світанок", "Свитанок", "Svitanok"), ("Волошка", "Волошка", "Voloshka"),
        ("Криниця", "Криница", "Krynytsia"), ("Смерека", "Смерека", "Smereka"), ("Перлина", "Перлина", "Perlyna"),
        ("Колосок", "Колосок", "Kolosok"), ("Метелик", "Метелик", "Metelyk"), ("Бджілка", "Бджилка", "Bdzhilka"),
        ("Чайка", "Чайка", "Chaika"), ("Гостинець", "Гостинец", "Hostynets"), ("Явір", "Явир", "Yavir"),
        ("Левада", "Левада", "Levada"), ("Обрій", "Обрий", "Obrii"), ("Струмок", "Струмок", "Strumok"),
    )
)  # fmt: skip

WEATHER = (
    ("дощ", "дождь", "rain"), ("град", "град", "hail"), ("туман", "туман", "fog"),
    ("сильний вітер", "сильный ветер", "strong wind"), ("ожеледь", "гололёд", "black ice"), ("спека", "жара", "heat"),
)  # fmt: skip

REPORTERS = (
    ("сусідка", "соседка", "a neighbour"), ("водій", "водитель", "a driver"), ("вчителька", "учительница", "a teacher"),
    ("листоноша", "почтальон", "a postman"), ("пастух", "пастух", "a herdsman"), ("продавець", "продавец", "a shopkeeper"),
    ("сторож", "сторож", "a watchman"), ("лікарка", "врач", "a doctor"), ("рибалка", "рыбак", "an angler"),
    ("сільський староста", "староста", "the village elder"),
)  # fmt: skip

SERVICES = (
    ("пожежна частина", "пожарная часть", "fire brigade"), ("аварійна бригада", "аварийная бригада", "repair crew"),
    ("дорожня служба", "дорожная служба", "road service"), ("швидка допомога", "скорая помощь", "ambulance"),
    ("комунальна служба", "коммунальная служба", "municipal service"), ("ветеринар", "ветеринар", "veterinarian"),
)  # fmt: skip

ANIMALS = (
    ("коза", "коза", "goat"), ("корова", "корова", "cow"), ("кінь", "лошадь", "horse"), ("собака", "собака", "dog"),
    ("вівця", "овца", "sheep"), ("гуска", "гусь", "goose"), ("свиня", "свинья", "pig"), ("кіт", "кот", "cat"),
)  # fmt: skip

SIDES = (
    ("північ", "север", "north"), ("південь", "юг", "south"), ("схід", "восток", "east"), ("захід", "запад", "west"),
    ("річка", "река", "river"), ("ліс", "лес", "forest"), ("станція", "станция", "station"), ("поле", "поле", "field"),
)  # fmt: skip

MATERIALS = (
    ("щебінь", "щебень", "gravel"), ("пісок", "песок", "sand"), ("сіно", "сено", "hay"), ("цегла", "кирпич", "brick"),
    ("труби", "трубы", "pipes"), ("скло", "стекло", "glass"), ("деревина", "древесина", "timber"),
    ("фарба", "краска", "paint"),
)  # fmt: skip


def _detail(
    values: tuple[tuple[tuple[str, str, str], ...], ...], numbers: tuple[int, int], *texts: str
) -> Detail:
    return Detail(values, numbers, (texts[0:2], texts[2:4], texts[4:6]))


DETAILS = (
    _detail((COLOURS, VEHICLES), (0, 0),
            "Свідки згадують: {a} {b}.", "На місці бачили {b}, колір {a}.",
            "Свидетели упоминают: {a} {b}.", "На месте видели {b}, цвет {a}.",
            "Witnesses mention a {a} {b}.", "A {b} was seen there, colour {a}."),
    _detail((ITEMS,), (2, 40),
            "Пошкоджено: {a} – {n}.", "Нараховано {n}, а саме {a}.",
            "Повреждено: {a} – {n}.", "Насчитано {n}, а именно {a}.",
            "Damaged: {a}, {n} in number.", "{n} were counted, namely {a}."),
    _detail((LANDMARKS,), (0, 0),
            "Поруч {a}.", "Орієнтир: {a}.", "Рядом {a}.", "Ориентир: {a}.", "Nearby: {a}.", "Landmark: {a}."),
    _detail((SHOPS,), (0, 0),
            "Навпроти магазину «{a}».", "Магазин «{a}» зачинили до вечора.",
            "Напротив магазина «{a}».", "Магазин «{a}» закрыли до вечера.",
            "Opposite the shop “{a}”.", "The shop “{a}” was closed until the evening."),
    _detail((), (1, 90),
            "Автобус маршруту {n} їхав в об’їзд.", "Маршрут {n} змінено.",
            "Автобус маршрута {n} шёл в объезд.", "Маршрут {n} изменён.",
            "Bus route {n} was diverted.", "Route {n} was changed."),
    _detail((), (1000, 9999),
            "Звернення зареєстровано за номером {n}.", "Номер у журналі: {n}.",
            "Обращение зарегистрировано под номером {n}.", "Номер в журнале: {n}.",
            "The call was entered under number {n}.", "Number in the log: {n}."),
    _detail((WEATHER,), (0, 0),
            "Погода: {a}.", "Того дня: {a}.", "Погода: {a}.", "В тот день: {a}.",
            "Weather: {a}.", "On that day there was {a}."),
    _detail((), (2, 14),
            "Роботи тривали {n} год.", "Усунули через {n} год.", "Работы длились {n} ч.", "Устранили через {n} ч.",
            "The work took {n} hours.", "It was put right after {n} hours."),
    _detail((REPORTERS,), (0, 0),
            "Повідомила особа: {a}.", "Хто повідомив: {a}.", "Сообщил человек: {a}.", "Кто сообщил: {a}.",
            "Reported by {a}.", "The call came from {a}."),
    _detail((SERVICES,), (0, 0),
            "Працювали: {a}.", "На виклик приїхали: {a}.", "Работали: {a}.", "На вызов приехали: {a}.",
            "The {a} attended.", "The {a} answered the call."),
    _detail((ANIMALS,), (0, 0),
            "Згадано тварину: {a}.", "Поряд: {a}.", "Упомянуто животное: {a}.", "Рядом: {a}.",
            "An animal is mentioned: {a}.", "A {a} stood close by."),
    _detail((SIDES,), (50, 900),
            "Приблизно {n} м, напрямок: {a}.", "Напрямок {a}, відстань {n} м.",
            "Примерно {n} м, направление: {a}.", "Направление {a}, расстояние {n} м.",
            "About {n} m, direction: {a}.", "Direction {a}, distance {n} m."),
    _detail((MATERIALS,), (0, 0),
            "На дорозі {a}.", "Розсипано матеріал: {a}.", "На дороге {a}.", "Рассыпан материал: {a}.",
            "On the road: {a}.", "Material spilled: {a}."),
    _detail((), (2, 60),
            "Будинок {n} оглянули.", "Оглянуто також будинок {n}.", "Дом {n} осмотрели.", "Осмотрен также дом {n}.",
            "House {n} was inspected.", "House {n} was looked at as well."),
)  # fmt: skip

CLOSINGS = (
    ("Перевірка триває.", "Проверка продолжается.", "The review continues."),
    ("Відомості уточнюються.", "Сведения уточняются.", "Particulars are being checked."),
    ("Додаткових даних немає.", "Дополнительных данных нет.", "There is nothing further."),
    ("", "", ""),
)

AT = (
    ("на вулиці {street}, {house}", "на улице {street}, {house}", "at {street} street, {house}"),
    ("на вулиці {street}", "на улице {street}", "in {street} street"),
    ("у населеному пункті", "в населённом пункте", "in the settlement"),
)

STREET_NAMES = (
    *(
        "Садова",
        "Лісова",
        "Польова",
        "Набережна",
        "Шкільна",
        "Зелена",
        "Молодіжна",
        "Вишнева",
        "Степова",
        "Річкова",
    ),
    *(
        "Озерна",
        "Кленова",
        "Тополина",
        "Березова",
        "Горіхова",
        "Каштанова",
        "Яблунева",
        "Калинова",
        "Сонячна",
    ),
    *(
        "Весняна",
        "Осіння",
        "Квіткова",
        "Джерельна",
        "Млинова",
        "Підгірна",
        "Зарічна",
        "Центральна",
        "Нова",
        "Стара",
    ),
    *(
        "Мостова",
        "Гончарна",
        "Ковальська",
        "Ткацька",
        "Рибальська",
        "Пасічна",
        "Бузкова",
        "Трояндова",
        "Хутірська",
    ),
    *(
        "Лугова",
        "Ярова",
        "Кринична",
        "Вітряна",
        "Поштова",
        "Вокзальна",
        "Базарна",
        "Соборна",
        "Замкова",
        "Крайня",
    ),
)

PLACE_BEGINNINGS = (
    *(
        "Верб",
        "Калин",
        "Дуб",
        "Клен",
        "Явор",
        "Тополь",
        "Камян",
        "Глинськ",
        "Піщан",
        "Журавл",
        "Соков",
        "Лебед",
    ),
    *(
        "Вишн",
        "Грушев",
        "Яблун",
        "Горіх",
        "Медв",
        "Бобр",
        "Озер",
        "Криниц",
        "Мостищ",
        "Гребін",
        "Ставк",
        "Левад",
    ),
    *(
        "Олександр",
        "Михайл",
        "Миколаї",
        "Петр",
        "Іван",
        "Василь",
        "Марі",
        "Софі",
        "Катерин",
        "Андрі",
        "Степан",
    ),
    *("Світл", "Ясн", "Тих", "Широк", "Довг", "Красн", "Бузк", "Барвін", "Смерек", "Раків", "Окун", "Карас"),
)
"""With the endings they make settlements of no country; a few may be names somewhere, the positions lie at sea."""

PLACE_ENDINGS = ("івка", "ове", "не", "ище", "анка", "ичі", "івці", "инка", "уватка", "ець")

PLACE_FRONTS = ("", "", "", "", "Нова ", "Стара ", "Верхня ", "Нижня ", "Мала ", "Велика ")
