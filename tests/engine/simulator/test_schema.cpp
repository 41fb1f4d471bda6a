// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "engine/simulator/schema.hpp"
#include "engine/simulator/words.hpp"
#include "tests/engine/dialects/json.hpp"

using namespace weir::simulator;
using weir::test::json;

class TestSchema : public QObject {
    Q_OBJECT

private slots:
    void conforms_data() {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("instance");
        const auto row = [](const char* name, const char* schema, const char* instance) {
            QTest::newRow(name) << QString(schema) << QString(instance);
        };
        row("nothing said", "{}", "'weir'");
        row("object", "{'type':'object'}", "{}");
        row("required members only",
            "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'integer'},"
            "'c':{'type':'boolean'}},'required':['b','c']}",
            "{'b':1,'c':true}");
        row("nested",
            "{'properties':{'a':{'type':'object','properties':{'b':{'type':'null'}},"
            "'required':['b']}},'required':['a']}",
            "{'a':{'b':null}}");
        row("array", "{'type':'array','items':{'type':'number','minimum':3}}", "[3]");
        row("array of two", "{'type':'array','minItems':2,'items':{'const':'x'}}", "['x','x']");
        row("enum", "{'type':'string','enum':['c','f']}", "'c'");
        row("const", "{'const':5}", "5");
        row("default", "{'type':'string','default':'d'}", "'d'");
        row("one of several types", "{'type':['integer','null']}", "1");
        row("any of", "{'anyOf':[{'type':'boolean'},{'type':'null'}]}", "true");
        row("reference",
            "{'$defs':{'n':{'type':'integer'}},'type':'array','items':{'$ref':'#/$defs/n'}}",
            "[1]");
        row("a reference to itself ends", "{'$defs':{'n':{'$ref':'#/$defs/n'}},'$ref':'#/$defs/n'}",
            "null");
        row("a reference to nothing", "{'$ref':'#/$defs/n'}", "'weir'");
        row("lengths", "{'type':'string','minLength':6}", "'weir..'");
        row("short", "{'type':'string','maxLength':2}", "'we'");
        row("format", "{'type':'string','format':'date'}", "'2026-11-23'");
        row("bounds", "{'type':'integer','maximum':-4}", "-4");
        row("exclusive", "{'type':'integer','exclusiveMinimum':7}", "8");
    }
    void conforms() {
        QFETCH(QString, schema);
        QFETCH(QString, instance);
        const auto made = instanceOf(boost::json::parse(json(schema.toStdString())).as_object());
        QCOMPARE(boost::json::serialize(made), json(instance.toStdString()));
    }

    void wordsJoinToTheText() {
        for (const char* text :
             {"", "one", "one two", " two  spaces ", "z\xc3\xbcrich \xf0\x9f\x98\x80"}) {
            std::string joined;
            for (const std::string& word : wordsOf(text)) {
                joined += word;
            }
            QCOMPARE(joined, std::string(text));
            for (std::size_t size = 1; size < 6; ++size) {
                joined.clear();
                for (const std::string& piece : piecesOf(text, size)) {
                    QCOMPARE(QString::fromStdString(piece).toStdString(),
                             piece);  // whole characters
                    joined += piece;
                }
                QCOMPARE(joined, std::string(text));
            }
        }
    }

    void sentencesAreTheSameForTheSameSeed() {
        QCOMPARE(sentences(5, 40), sentences(5, 40));
        QVERIFY(sentences(5, 40) != sentences(6, 40));
        QVERIFY(sentences(5, 40).size() >= 40);
        QCOMPARE(sentences(5, 40).back().back(), '.');
        QCOMPARE(fingerprint("weir"), fingerprint("weir"));
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "test_schema.moc"
