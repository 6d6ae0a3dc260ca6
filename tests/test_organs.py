"""Organs: central ones by any of their names, numbers by who gives them, canonical forms."""

import pytest

from indexer.lexicon.organs import central_organ, local_issuer, long_organ_name, marked_region, national_issuer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国家发展改革委关于", "国家发展和改革委员会"),
        ("中华人民共和国审计署公告", "审计署"),
        ("国家互联网信息办公室", "国家网信办"),
        ("中央网信办", "国家网信办"),
        ("国务院办公厅", "国务院办公厅"),
        ("人力资源社会保障部", "人力资源和社会保障部"),
    ],
)
def test_central_organs_have_one_form(text: str, name: str) -> None:
    found = central_organ(text)
    assert found is not None
    assert found[0].name == name


def test_what_is_no_central_organ_is_none() -> None:
    assert central_organ("某某公司") is None


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("国办发〔2018〕127号", "国务院办公厅"),
        ("国发〔2018〕44号", "国务院"),
        ("工信部联科〔2023〕77号", "工业和信息化部"),
        ("工信厅科函〔2023〕165号", "工业和信息化部办公厅"),
    ],
)
def test_a_number_tells_the_central_issuer(number: str, name: str) -> None:
    found = national_issuer(number)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("鲁政发〔2021〕3号", ("山东省", False)),
        ("鲁政办发〔2021〕3号", ("山东省", True)),
        ("穗府办规〔2022〕13号", ("广州市", True)),
        ("苏府〔2020〕1号", ("苏州市", False)),
        ("苏政发〔2020〕1号", ("江苏省", False)),
        ("青政办发〔2023〕4号", None),
        ("宁政发〔2023〕4号", None),
        ("穗交规字〔2018〕2号", None),
    ],
)
def test_a_number_tells_the_local_government_where_it_is_one_alone(
    number: str, issuer: tuple[str, bool] | None
) -> None:
    assert local_issuer(number) == issuer


def test_the_mark_of_a_department_s_number_tells_the_region() -> None:
    assert marked_region("穗交规字〔2018〕2号") == "广州市"


@pytest.mark.parametrize(
    ("name", "long"),
    [
        ("人民政府办公厅", "政府办公厅"), ("政府办公厅", "政府办公厅"), ("政府", "人民政府"), ("政府办", "政府办公室"), ("住建局", "住房和城乡建设局"),
        ("发改委", "发展和改革委员会"), ("财政局", "财政局"),
    ],
)  # fmt: skip
def test_local_organs_have_one_form(name: str, long: str) -> None:
    assert long_organ_name(name) == long
    assert long_organ_name(long) == long
