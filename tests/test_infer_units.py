"""Units: how an organ's name is read, and where it is from."""

import pytest

from indexer.infer.organ_names import joined_name, read_organ, read_organs
from kb.model import Level
from tests.inferring import document_of

DOCUMENT = document_of("")


@pytest.mark.parametrize(
    ("raw", "name", "level"),
    [
        ("青岛市人民政府办公厅", "青岛市政府办公厅", Level.CITY),
        ("青岛市政府办公厅", "青岛市政府办公厅", Level.CITY),
        ("广西政府", "广西壮族自治区人民政府", Level.PROVINCE),
        ("北京市朝阳区卫健委", "北京市朝阳区卫生健康委员会", Level.COUNTY),
        ("中共绍兴市委办公室", "中共绍兴市委办公室", Level.CITY),
        ("国家税务总局青岛市税务局", "国家税务总局青岛市税务局", Level.CITY),
        ("中华人民共和国审计署", "审计署", Level.MINISTRY),
        ("工业和信息化部科技司", "工业和信息化部科技司", Level.MINISTRY),
        ("XX市政府办", "XX市政府办公室", Level.CITY),
        ("某区应急局", "XX区应急局", Level.COUNTY),
        ("区政务办", "区政务办", Level.COUNTY),
        ("苏州工业园区管委会", "苏州工业园区管委会", Level.COUNTY),
        ("安化县东坪镇人民政府", "安化县东坪镇人民政府", Level.TOWNSHIP),
        ("南京海关", "南京海关", Level.CITY),
    ],
)
def test_an_organ_has_one_canonical_form(raw: str, name: str, level: Level) -> None:
    organ = read_organ(raw, DOCUMENT)
    assert organ is not None
    assert (organ.name, organ.level) == (name, level)


@pytest.mark.parametrize("raw", ["青岛市", "各有关单位", "我们", "", "《办法》", "认真落实", "2023年", "。"])
def test_what_names_no_organ_is_none(raw: str) -> None:
    assert read_organ(raw, DOCUMENT) is None


def test_a_district_s_name_that_is_not_unique_gives_no_place() -> None:
    organ = read_organ("鼓楼区教育局", DOCUMENT)
    assert organ is not None
    assert organ.place is None


def test_its_city_in_the_text_settles_it() -> None:
    organ = read_organ("鼓楼区教育局", document_of("南京市委领导。"))
    assert organ is not None
    assert organ.place is not None
    assert organ.place.parents == ("江苏省", "南京市")


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("国家互联网信息办公室、审计署等七部门联合", "国家网信办、审计署等七部门"),
        ("审计署 国家标准化管理委员会", "审计署、国家标准化管理委员会"),
        ("广州市民政局广州市财政局", "广州市民政局、广州市财政局"),
        ("工业和信息化部等三部门", "工业和信息化部等三部门"),
        ("湖州市财政局", "湖州市财政局"),
    ],
)
def test_several_organs_are_read_apart(listed: str, name: str) -> None:
    assert joined_name(read_organs(listed, DOCUMENT)) == name
