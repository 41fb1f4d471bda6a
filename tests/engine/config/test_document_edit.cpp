// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/edit.hpp"
#include "engine/control/config/yaml_text.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::control;
using admin::ProviderSettings;

namespace {

// Written by hand, in several styles, with everything an edit could trip over.
const std::string kByHand =
    "# Policy of the lab.\n"
    "version: 1\n"
    "\n"
    "providers:\n"
    "  # Paid by the department.\n"
    "  - name: openai      # main\n"
    "    kind: \"openai\"\n"
    "    base_url: 'https://api.openai.com/v1'\n"
    "    api_key: keychain:openai   # Ada has it\n"
    "    serve: [gpt-4o, gpt-4o-mini]\n"
    "\n"
    "  # -- below: local machines --\n"
    "\n"
    "  # Under the desk.\n"
    "  # Ask before a restart.\n"
    "  - {name: local, kind: compatible, base_url: \"http://127.0.0.1:11434/v1\", "
    "api_key: none, local: true}\n"
    "  - name: claude\n"
    "    kind: anthropic\n"
    "    api_key: env:ANTHROPIC_API_KEY\n"
    "    timeouts:\n"
    "      idle: 30s\n"
    "      # end of timeouts\n"
    "# end of providers\n"
    "\n"
    "models:\n"
    "  - name: small\n"
    "    targets:\n"
    "      - openai/gpt-4o-mini\n"
    "      - 'local/qwen3'\n"
    "# the end";

std::string withCrLf(const std::string& text) {
    std::string changed;
    for (const char c : text) {
        changed += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return changed;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    return at == std::string::npos ? "not found" : text.replace(at, what.size(), by);
}

ProviderSettings mistral() {
    ProviderSettings settings;
    settings.name = "mistral";
    settings.kind = "mistral";
    settings.key = "keychain:mistral";
    return settings;
}

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

}  // namespace

#define REQUIRE(result) \
    QVERIFY2((result).ok(), (result).ok() ? "" : (result).error().text().c_str())

class TestDocumentEdit : public QObject {
    Q_OBJECT

private slots:
    void addsAfterTheLastOne() {
        const auto text = addProvider(kByHand, mistral());
        REQUIRE(text);
        QCOMPARE(bytes(*text), bytes(replaced(kByHand, "      idle: 30s\n",
                                              "      idle: 30s\n"
                                              "  - name: mistral\n"
                                              "    kind: mistral\n"
                                              "    api_key: keychain:mistral\n")));
    }

    void addsInTheStyleOfTheOthers_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray flow = "{name: mistral, kind: mistral, api_key: keychain:mistral}";
        const QByteArray block =
            "- name: mistral\n    kind: mistral\n    api_key: keychain:mistral\n";
        QTest::newRow("empty") << QByteArray() << "version: 1\nproviders:\n  " + block;
        QTest::newRow("comment only") << QByteArray("# mine\n") << "# mine\nproviders:\n  " + block;
        QTest::newRow("no section, no line break")
            << QByteArray("version: 1") << "version: 1\nproviders:\n  " + block.chopped(1);
        QTest::newRow("empty section") << QByteArray("providers: # none\nmodels: []\n")
                                       << "providers: # none\n  " + block + "models: []\n";
        QTest::newRow("empty brackets")
            << QByteArray("providers: []\n") << "providers: [" + flow + "]\n";
        QTest::newRow("brackets") << QByteArray("providers: [{name: a, kind: openai}]\n")
                                  << "providers: [{name: a, kind: openai}, " + flow + "]\n";
        QTest::newRow("braces after dashes")
            << QByteArray("providers:\n- {name: a, kind: openai}\n")
            << "providers:\n- {name: a, kind: openai}\n- " + flow + '\n';
        QTest::newRow("wide dashes")
            << QByteArray("providers:\n    -   name: a\n        kind: openai\n# end\n")
            << QByteArray(
                   "providers:\n    -   name: a\n        kind: openai\n"
                   "    -   name: mistral\n        kind: mistral\n"
                   "        api_key: keychain:mistral\n# end\n");
        QTest::newRow("one line") << QByteArray("{version: 1}\n")
                                  << "{version: 1, providers: [" + flow + "]}\n";
    }
    void addsInTheStyleOfTheOthers() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto text = addProvider(before.toStdString(), mistral());
        REQUIRE(text);
        QCOMPARE(bytes(*text), after);
    }

    void quotesWhatCouldBeMisread() {
        ProviderSettings settings = mistral();
        settings.kind = "compatible";
        settings.baseUrl = "http://[::1]:8080/v1";
        settings.local = true;
        settings.free = true;
        settings.ca = "/srv/our ca #1.pem";
        settings.serve = {"a/b:c", "yes, please", "true", "say \"hi\" \\o/"};
        const auto text = addProvider({}, settings);
        REQUIRE(text);
        const auto again = providerSettings(*text, "mistral");
        REQUIRE(again);
        QVERIFY(again->serve == settings.serve);
        QCOMPARE(again->ca, settings.ca);
        QCOMPARE(again->baseUrl, settings.baseUrl);
    }

    // Single quotes stay where what stands in them can.
    void keepsTheQuotesThatHold_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << QByteArray("b") << QByteArray("'b'");
        QTest::newRow("a quote") << QByteArray("it's") << QByteArray("'it''s'");
        QTest::newRow("what double quotes escape")
            << QByteArray("\"a\\\tb\"") << QByteArray("'\"a\\\tb\"'");
        QTest::newRow("a line break") << QByteArray("a\nb") << QByteArray("\"a\\nb\"");
        QTest::newRow("a next line") << QByteArray("a\xc2\x85") << QByteArray("\"a\\x85\"");
        QTest::newRow("no text") << QByteArray("a\xff") << QByteArray("'a\xef\xbf\xbd'");
    }
    void keepsTheQuotesThatHold() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, written);
        QCOMPARE(control::renderScalar(value.toStdString(), control::YamlNode::Style::SingleQuoted),
                 written.toStdString());
    }

    void changesOnlyWhatDiffers() {
        auto settings = providerSettings(kByHand, "openai");
        REQUIRE(settings);
        settings->key = "env:OPENAI_API_KEY";
        settings->baseUrl = "https://proxy.example/it's";
        const auto text = updateProvider(kByHand, "openai", *settings);
        REQUIRE(text);
        const std::string expected =
            replaced(replaced(kByHand, "keychain:openai", "env:OPENAI_API_KEY"),
                     "'https://api.openai.com/v1'", "'https://proxy.example/it''s'");
        QCOMPARE(bytes(*text), bytes(expected));
    }

    void addsAndRemovesFields() {
        auto settings = providerSettings(kByHand, "claude");
        REQUIRE(settings);
        settings->free = true;
        settings->baseUrl = "https://claude.example";
        const auto text = updateProvider(kByHand, "claude", *settings);
        REQUIRE(text);
        const std::string expected =
            replaced(kByHand, "    kind: anthropic\n    api_key: env:ANTHROPIC_API_KEY\n",
                     "    kind: anthropic\n    base_url: https://claude.example\n"
                     "    api_key: env:ANTHROPIC_API_KEY\n    price: free\n");
        QCOMPARE(bytes(*text), bytes(expected));
        settings->free = false;
        settings->baseUrl.clear();
        const auto back = updateProvider(*text, "claude", *settings);
        REQUIRE(back);
        QCOMPARE(bytes(*back), bytes(kByHand));
    }

    void aKeyThatIsNotThereStaysUnwritten() {
        const std::string text =
            "providers:\n  - {name: sim, kind: simulator}\n"
            "  - {name: local, kind: ollama, api_key: none}\n";
        auto sim = *providerSettings(text, "sim");
        QVERIFY(sim.key.empty());
        sim.key = "none";
        QCOMPARE(*updateProvider(text, "sim", sim), text);
        auto local = *providerSettings(text, "local");
        local.key.clear();
        QCOMPARE(*updateProvider(text, "local", local), text);
        local.key = "env:OLLAMA_API_KEY";
        QCOMPARE(*updateProvider(text, "local", local),
                 replaced(text, "api_key: none", "api_key: env:OLLAMA_API_KEY"));
        QCOMPARE(everyProviderSettings(text)->size(), std::size_t(2));
    }

    void renamesInTargetsToo() {
        auto settings = providerSettings(kByHand, "local");
        REQUIRE(settings);
        settings->name = "desk";
        const auto text = updateProvider(kByHand, "local", *settings);
        REQUIRE(text);
        QCOMPARE(bytes(*text), bytes(replaced(replaced(kByHand, "name: local", "name: desk"),
                                              "'local/qwen3'", "'desk/qwen3'")));
    }

    void removesTheItemAndWhatSpeaksOfIt() {
        const auto removal = removeProvider(kByHand, "local");
        REQUIRE(removal);
        const std::size_t from = kByHand.find("  # Under the desk.");
        const std::size_t to = kByHand.find("  - name: claude");
        QCOMPARE(bytes(removal->text), bytes(kByHand.substr(0, from) + kByHand.substr(to)));
        QCOMPARE(bytes(removal->removed.text), bytes(kByHand.substr(from, to - from)));
        QCOMPARE(removal->removed.index, 1U);
        QCOMPARE(removal->removed.linesBefore, 3U);
    }

    void undoGivesTheSameBytes_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("by hand") << bytes(kByHand);
        QTest::newRow("CRLF") << bytes(withCrLf(kByHand));
        QTest::newRow("brackets") << QByteArray(
            "providers: [ {name: a, kind: ollama} ,\n  {name: b, kind: ollama} # two\n  , "
            "{name: c, kind: ollama}]\nversion: 1");
        QTest::newRow("one, brackets") << QByteArray("providers: [ {name: a, kind: ollama} ]\n");
        QTest::newRow("one, last line open")
            << QByteArray("providers:\n\n# x\n- name: a\n  kind: ollama");
        QTest::newRow("dash alone") << QByteArray(
            "providers:\n  -\n    name: a\n    kind: ollama\n  - # two\n    name: b\n"
            "    kind: ollama\n\n\nlisten: 127.0.0.1:1\n");
        QTest::newRow("not ASCII") << QByteArray(
            "# \xE2\x82\xAC \xF0\x9F\x8C\x8A\nproviders:\n  # h\xC3\xA9\n  - {name: a, kind: "
            "ollama} # \xC3\xBC\n  - {name: b, kind: ollama, ca: \"/\xC3\xA9/x\"} # \xC3\xB6\n");
    }
    void undoGivesTheSameBytes() {
        QFETCH(QByteArray, text);
        const std::string before = text.toStdString();
        const auto names = namesIn(before);
        QVERIFY(!names.empty());
        for (const std::string& name : names) {
            const auto removal = removeProvider(before, name);
            REQUIRE(removal);
            QVERIFY(providerSettings(removal->text, name).error().code == ErrorCode::NotFound);
            const auto restored = restoreProvider(removal->text, removal->removed);
            REQUIRE(restored);
            QCOMPARE(bytes(*restored), text);
            // Changed and changed back.
            const auto settings = providerSettings(before, name);
            REQUIRE(settings);
            ProviderSettings other = *settings;
            other.name = "renamed";
            other.key = "keychain:else";
            other.baseUrl = "http://127.0.0.1:9/v1";
            other.free = !other.free;
            other.ca = other.ca.empty() ? "/a.pem" : "/b.pem";
            const auto changed = updateProvider(before, name, other);
            REQUIRE(changed);
            const auto back = updateProvider(*changed, "renamed", *settings);
            REQUIRE(back);
            QCOMPARE(bytes(*back), text);
        }
        // All of them out, and back in the opposite order.
        std::vector<admin::RemovedProvider> removed;
        std::string fewer = before;
        for (const std::string& name : names) {
            auto removal = removeProvider(fewer, name);
            REQUIRE(removal);
            fewer = removal->text;
            removed.push_back(removal->removed);
        }
        for (auto each = removed.rbegin(); each != removed.rend(); ++each) {
            auto more = restoreProvider(fewer, *each);
            REQUIRE(more);
            fewer = *more;
        }
        QCOMPARE(bytes(fewer), text);
        // One more and gone again.
        const auto added = addProvider(before, mistral());
        REQUIRE(added);
        const auto gone = removeProvider(*added, "mistral");
        REQUIRE(gone);
        // Only an open last line is closed for good.
        QVERIFY(gone->text == before || gone->text == before + "\n");
    }

    // Many documents put together at random: taken out, put back, nothing else has moved.
    void undoHoldsForDocumentsOfAnyShape() {
        test::SeededRandom random(20261124);
        for (int round = 0; round < 150; ++round) {
            const std::string before = randomDocument(random);
            const auto names = namesIn(before);
            const std::string name = names[random.below(names.size())];
            const auto removal = removeProvider(before, name);
            QVERIFY2(removal.ok(), before.c_str());
            const auto restored = restoreProvider(removal->text, removal->removed);
            QVERIFY2(restored.ok(), before.c_str());
            QCOMPARE(bytes(*restored), bytes(before));

            const auto settings = providerSettings(before, name);
            REQUIRE(settings);
            ProviderSettings other = *settings;
            other.name = random.below(2) == 0 ? "other" : other.name;
            other.free = random.below(2) == 0;
            other.key = random.below(2) == 0 ? "env:WEIR_X" : other.key;
            other.serve = random.below(2) == 0 ? std::vector<std::string>{"x", "y/z"} : other.serve;
            const auto changed = updateProvider(before, name, other);
            QVERIFY2(changed.ok(), before.c_str());
            const auto back = updateProvider(*changed, other.name, *settings);
            QVERIFY2(back.ok(), changed->c_str());
            QCOMPARE(bytes(*back), bytes(before));
        }
    }

    void setsListen_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("empty") << QByteArray() << QByteArray("version: 1\nlisten: 127.0.0.1:1\n");
        QTest::newRow("comments") << QByteArray("# a\n")
                                  << QByteArray("# a\nversion: 1\nlisten: 127.0.0.1:1\n");
        QTest::newRow("after the version")
            << QByteArray("version: 1 # v\nmodels: []\n")
            << QByteArray("version: 1 # v\nlisten: 127.0.0.1:1\nmodels: []\n");
        QTest::newRow("before all") << QByteArray("# top\nmodels: []\n")
                                    << QByteArray("# top\nlisten: 127.0.0.1:1\nmodels: []\n");
        QTest::newRow("in place") << QByteArray("listen: \"127.0.0.1:9347\"   # ours\r\nversion: 1")
                                  << QByteArray("listen: \"127.0.0.1:1\"   # ours\r\nversion: 1");
        QTest::newRow("list") << QByteArray("listen: [127.0.0.1:5, 127.0.0.1:6] # x\n")
                              << QByteArray("listen: 127.0.0.1:1 # x\n");
        QTest::newRow("list of lines")
            << QByteArray("listen:\n  - 127.0.0.1:5\n  - 127.0.0.1:6 # x\nversion: 1\n")
            << QByteArray("listen: 127.0.0.1:1 # x\nversion: 1\n");
    }
    void setsListen() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto text = control::setListen(before.toStdString(), "127.0.0.1:1");
        REQUIRE(text);
        QCOMPARE(bytes(*text), after);
    }

    void refuses() {
        QVERIFY(addProvider(kByHand, *providerSettings(kByHand, "local")).error().code ==
                ErrorCode::Conflict);
        QVERIFY(removeProvider(kByHand, "nobody").error().code == ErrorCode::NotFound);
        QVERIFY(updateProvider(kByHand, "nobody", mistral()).error().code == ErrorCode::NotFound);
        ProviderSettings taken = *providerSettings(kByHand, "openai");
        taken.name = "claude";
        QVERIFY(updateProvider(kByHand, "openai", taken).error().code == ErrorCode::Conflict);
        ProviderSettings odd = mistral();
        odd.name = "a/b";
        QVERIFY(addProvider(kByHand, odd).error().code == ErrorCode::Invalid);
        odd = mistral();
        odd.ca = "/a\nlisten: 0.0.0.0:1";
        QVERIFY(addProvider(kByHand, odd).error().code == ErrorCode::Invalid);
        QVERIFY(control::setListen(kByHand, "nowhere").error().code == ErrorCode::Invalid);
        const auto broken = addProvider("providers: [", mistral());
        QCOMPARE(bytes(broken.error().hint), QByteArray("Put that right first."));
        admin::RemovedProvider smuggled{"x", "  - {name: x, kind: ollama}\nlisten: 0.0.0.0:1\n", 0,
                                        0};
        QVERIFY(!restoreProvider(kByHand, smuggled).ok());
    }

private:
    static std::vector<std::string> namesIn(const std::string& text) {
        std::vector<std::string> names;
        for (const char* name : {"openai", "local", "claude", "a", "b", "c", "d", "e"}) {
            if (providerSettings(text, name)) {
                names.emplace_back(name);
            }
        }
        return names;
    }

    static std::string randomDocument(Random& random) {
        const std::string indent(random.below(3) * 2, ' ');
        const auto filler = [&](std::size_t most) {
            std::string lines;
            for (std::uint64_t i = random.below(most + 1); i > 0; --i) {
                constexpr const char* kFillers[] = {"\n", "  \n", "# flush\n", "      # deep\n"};
                lines += random.below(5) == 4 ? indent + "# level\n" : kFillers[random.below(4)];
            }
            return lines;
        };
        std::string text = filler(2) + (random.below(2) == 0 ? "version: 1\n" : "");
        text += std::string("providers:") + (random.below(2) == 0 ? " # list" : "") + "\n";
        const std::uint64_t count = 1 + random.below(4);
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string name(1, static_cast<char>('a' + i));
            text += filler(3);
            if (random.below(3) == 0) {
                text += indent + "- {name: " + name + ", kind: ollama" +
                        (random.below(2) == 0 ? ", price: free" : "") + "}\n";
                continue;
            }
            text += indent + "- name: " + (random.below(2) == 0 ? name : '"' + name + '"') + "\n";
            text += indent + "  kind: mistral" + (random.below(2) == 0 ? "  # kind\n" : "\n");
            text += random.below(2) == 0 ? indent + "  api_key: 'keychain:x'\n"
                                         : indent + "  api_key: keychain:x\n";
            text += random.below(2) == 0 ? indent + "  serve: [x]\n" : "";
        }
        text += filler(3);
        text += random.below(2) == 0 ? "models:\n- {name: m, targets: [a/x, b/y]}\n" : "";
        if (random.below(4) == 0) {
            text.pop_back();
        }
        return random.below(4) == 0 ? withCrLf(text) : text;
    }
};

QTEST_GUILESS_MAIN(TestDocumentEdit)
#include "test_document_edit.moc"
