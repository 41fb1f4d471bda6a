// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit.hpp"
#include "tests/engine/config/problem_texts.hpp"

using namespace weir;
using namespace weir::control;
using test::allTexts;

namespace {

constexpr std::string_view kKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

CompileInput here() {
    CompileInput input;
    input.keyRules.folders = {"/data/secrets"};
    input.readSecret = [](const providers::KeyRef& reference) -> Result<Secret> {
        if (reference.name == "WEIR_GONE") {
            return Error::notFound("The variable WEIR_GONE is not set.", "Set it.");
        }
        return Secret(reference.name == "WEIR_SHORT" ? std::string_view("short") : kKey);
    };
    return input;
}

}  // namespace

// Where bodies are kept, as the document says it.
class TestBodiesDocument : public QObject {
    Q_OBJECT

private slots:
    void memoryIsWhatNothingSays() {
        QVERIFY(compileText("", here()).snapshot->bodies == policy::Bodies{});
        QVERIFY(policy::Bodies{}.keep == BodyPlace::Memory);
    }

    void everythingIsTaken() {
        const auto compiled = compileText(
            "bodies: {keep: disk, days: 30, max_size: 5 GiB, key: env:WEIR_BODIES_KEY}\n", here());
        QCOMPARE(allTexts(compiled.problems), QByteArray());
        const policy::Bodies& bodies = compiled.snapshot->bodies;
        QVERIFY(bodies.keep == BodyPlace::Disk);
        QCOMPARE(bodies.days, 30U);
        QCOMPARE(bodies.maxSize, std::uint64_t(5) << 30);
        QCOMPARE(bodies.key.text(), std::string("env:WEIR_BODIES_KEY"));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* text, const char* says) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(says);
        };
        row("no key", "bodies: {keep: disk}\n",
            "f:1:16: error: bodies on disk are encrypted and need a key.");
        row("no place", "bodies:\n  keep: disc\n",
            "f:2:9: error: bodies are kept in none, memory or disk, not \"disc\". Did you mean "
            "\"disk\"?");
        row("no field", "bodies: {kep: disk}\n",
            "f:1:10: error: unknown field \"kep\" in bodies. Did you mean \"keep\"");
        row("pasted", "bodies: {keep: disk, key: AAAAAA}\n", "f:1:27: error: This is not a");
        row("session", "bodies: {keep: disk, key: session}\n",
            "f:1:27: error: the key of bodies comes from keychain:, env: or file:.");
        row("another file", "bodies: {keep: disk, key: file:/etc/key}\n",
            "f:1:27: error: The file /etc/key may not be read as a key");
        row("a provider's",
            "bodies: {key: env:WEIR_BODIES_KEY}\nproviders:\n"
            "  - {name: a, kind: openai, api_key: env:WEIR_BODIES_KEY}\n",
            "f:3:38: error: env:WEIR_BODIES_KEY is the key of stored bodies.");
        row("the item that Weir makes",
            "providers:\n  - {name: a, kind: openai, api_key: keychain:weir-bodies}\n",
            "f:2:38: error: keychain:weir-bodies is the key of stored bodies.");
        row("too long", "bodies: {days: 4000}\n", "f:1:16: error: days is a whole number from 1");
        row("too small", "bodies: {max_size: 1 MiB}\n",
            "f:1:20: error: max_size is at least 64 MiB");
        row("too large", "bodies: {max_size: 4000 GiB}\n",
            "f:1:20: error: max_size is a size of at most 1024 GiB");
        row("not there", "bodies: {keep: disk, key: env:WEIR_GONE}\n",
            "f:1:27: warning: no bodies can be stored or read with env:WEIR_GONE: The variable "
            "WEIR_GONE is not set. Set it.");
        row("not one", "bodies: {keep: disk, key: env:WEIR_SHORT}\n",
            "f:1:27: warning: no bodies can be stored or read with env:WEIR_SHORT: What stands "
            "there is not 32 bytes in base64.");
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto compiled = compileText(text.toStdString(), here());
        const QByteArray said = allTexts(compiled.problems);
        QVERIFY2(said.startsWith(says), said.constData());
        QCOMPARE(compiled.problems.size(), std::size_t(1));
        QCOMPARE(compiled.snapshot == nullptr, says.contains(": error:"));
    }

    void aKeychainIsNotEverywhere() {
        CompileInput server = here();
        server.keychain = false;
        const auto compiled =
            compileText("bodies: {keep: disk, key: keychain:weir-bodies}\n", server);
        QVERIFY(allTexts(compiled.problems).contains("weir serve has no keychain"));
        QVERIFY(compiled.snapshot != nullptr);
    }

    void itIsWrittenWhereItStands_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after);
        };
        row("nothing", "",
            "version: 1\nbodies: {keep: disk, days: 7, max_size: 2 GiB, key: keychain:weir-bodies}"
            "\n");
        row("only a comment", "# mine\n",
            "# mine\nversion: 1\n"
            "bodies: {keep: disk, days: 7, max_size: 2 GiB, key: keychain:weir-bodies}\n");
        row("behind the rest", "version: 1\nlimits:\n  max_body: 8 MiB  # enough\n",
            "version: 1\nlimits:\n  max_body: 8 MiB  # enough\n"
            "bodies: {keep: disk, days: 7, max_size: 2 GiB, key: keychain:weir-bodies}\n");
        row("its own key", "bodies: {keep: memory, key: env:WEIR_BODIES_KEY}  # so\nversion: 1\n",
            "bodies: {keep: disk, days: 7, max_size: 2 GiB, key: env:WEIR_BODIES_KEY}  # so\n"
            "version: 1\n");
        row("line by line", "bodies:\n  keep: none  # no\n  days: 3\nversion: 1\n",
            "bodies:\n  keep: disk  # no\n  days: 7\n  max_size: 2 GiB\n"
            "  key: keychain:weir-bodies\nversion: 1\n");
        row("begun", "bodies:\nversion: 1\n",
            "bodies: {keep: disk, days: 7, max_size: 2 GiB, key: keychain:weir-bodies}\n"
            "version: 1\n");
    }
    void itIsWrittenWhereItStands() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        admin::KeepBodies bodies;
        bodies.keep = BodyPlace::Disk;
        const auto text = setBodies(before.toStdString(), bodies, "keychain:weir-bodies");
        QVERIFY2(text, text ? "" : text.error().text().c_str());
        QCOMPARE(QByteArray::fromStdString(*text), after);
        QCOMPARE(setBodies(*text, bodies, "keychain:weir-bodies").value(), *text);
    }

    void memoryNeedsNoKey() {
        const auto text = setBodies("version: 1\n", {.maxSize = std::uint64_t{100} << 20}, {});
        QCOMPARE(*text,
                 std::string("version: 1\nbodies: {keep: memory, days: 7, max_size: 100 MiB}\n"));
        // What cannot stand in a document is not written.
        QVERIFY(!setBodies("", {.days = 0}, {}));
        QVERIFY(!setBodies("", {.keep = BodyPlace::Disk, .maxSize = 1}, "env:WEIR_A"));
        QVERIFY(!setBodies("bodies: [1\n", {}, {}));
    }
};

QTEST_GUILESS_MAIN(TestBodiesDocument)
#include "test_bodies_document.moc"
