"""The graph is read by pyld and rdflib, and its shapes are checked by SHACL."""

import json

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF

from variorum.model import Ledger
from variorum.publish.exports.linked import document

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a sh:NodeShape ; sh:targetClass oa:SpecificResource ;
   sh:property [ sh:path oa:hasSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:NewsArticle ] ;
   sh:property [ sh:path oa:hasSelector ; sh:minCount 2 ; sh:maxCount 2 ] .
[] a sh:NodeShape ; sh:targetClass oa:TextQuoteSelector ;
   sh:property [ sh:path oa:exact ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] .
[] a sh:NodeShape ; sh:targetClass oa:TextPositionSelector ;
   sh:property [ sh:path oa:start ; sh:minCount 1 ; sh:maxCount 1 ; sh:lessThan oa:end ] ;
   sh:property [ sh:path oa:end ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass schema:Quotation ;
   sh:property [ sh:path schema:spokenByCharacter ; sh:maxCount 1 ; sh:class prov:Agent ] ;
   sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class oa:SpecificResource ] .
[] a sh:NodeShape ; sh:targetClass schema:Event ;
   sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class oa:SpecificResource ] ;
   sh:property [ sh:path schema:actor ; sh:class prov:Agent ] .
[] a sh:NodeShape ; sh:targetClass prov:Derivation ;
   sh:property [ sh:path prov:entity ; sh:minCount 1 ; sh:maxCount 1 ; sh:class oa:SpecificResource ] .
[] a sh:NodeShape ; sh:targetClass schema:NewsArticle ;
   sh:property [ sh:path schema:publisher ; sh:maxCount 1 ; sh:class prov:Agent ] .
"""


@pytest.fixture(scope="module")
def graph(ferry_ledger: Ledger) -> Graph:
    return Graph().parse(data=document(ferry_ledger), format="json-ld")


def test_the_shapes_hold(graph: Graph) -> None:
    conforms, _, text = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, text


def test_the_shapes_would_not_hold_without_a_position(graph: Graph) -> None:
    broken = Graph() + graph
    selector = next(broken.subjects(RDF.type, OA.TextPositionSelector))
    broken.remove((selector, OA.start, None))
    assert not validate(broken, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))[0]


def test_no_term_is_lost_in_expansion(ferry_ledger: Ledger) -> None:
    given = json.loads(document(ferry_ledger))
    expanded = jsonld.expand(given)
    assert len(expanded) == len(given["@graph"])
    for before, after in zip(given["@graph"], expanded, strict=True):
        assert len(before) == len(after), before["id"]


def test_a_statement_leads_to_its_words_and_speaker(small_ledger: Ledger) -> None:
    graph = Graph().parse(data=document(small_ledger), format="json-ld")
    said = URIRef("urn:variorum:s-1")
    assert graph.value(said, SCHEMA.spokenByCharacter) == URIRef("urn:variorum:a-lopes")
    span = graph.value(said, PROV.wasDerivedFrom)
    quotes = {graph.value(selector, OA.exact) for selector in graph.objects(span, OA.hasSelector)}
    assert Literal("We will dredge the harbour by May") in quotes


def test_a_copy_whose_direction_is_known_is_a_derivation(small_ledger: Ledger) -> None:
    (passage,) = small_ledger.passages
    known = small_ledger.model_copy(update={"passages": (passage.model_copy(update={"direction": "b-from-a"}),)})
    graph = Graph().parse(data=document(known), format="json-ld")
    source = graph.value(URIRef(f"urn:variorum:{passage.id}"), PROV.entity)
    assert source == URIRef(f"urn:variorum:{passage.a.report}:{passage.a.start}-{passage.a.end}")
