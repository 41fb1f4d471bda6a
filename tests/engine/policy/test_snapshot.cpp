// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

QByteArray namesOf(const std::vector<Target>& targets) {
    QByteArray names;
    for (const Target& target : targets) {
        names += (names.isEmpty() ? "" : " ") + QByteArray::fromStdString(target.name);
    }
    return names;
}

// openai and claude serve everything; desk serves two models, one of them as openai-like.
Snapshot office() {
    Snapshot snapshot;
    snapshot.providers = {test::provider("openai", "openai", {}, 2),
                          test::provider("claude", "anthropic"),
                          test::provider("desk", "ollama", {"qwen3", "meta/llama"})};
    snapshot.catalogue = {{"gpt-4o", "gpt-4o-mini"}, {"claude-x"}, {"ignored"}};
    snapshot.models = {test::model(snapshot, "small", {{2, "qwen3"}, {0, "gpt-4o-mini"}}),
                       test::model(snapshot, "gpt-4o", {{2, "qwen3"}})};
    snapshot.index();
    return snapshot;
}

}  // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private slots:
    void findsTargets_data() {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QByteArray>("targets");
        QTest::addColumn<QByteArray>("because");
        const auto row = [](const char* asked, Dialect dialect, const char* targets,
                            const char* because) {
            QTest::addRow("%s in %s", asked, std::string(name(dialect)).c_str())
                << QByteArray(asked) << int(dialect) << QByteArray(targets) << QByteArray(because);
        };
        const Dialect chat = Dialect::OpenAiChat;
        const Dialect anthropic = Dialect::Anthropic;
        row("small", chat, "desk/qwen3 openai/gpt-4o-mini openai#2/gpt-4o-mini", "model small");
        // A model of the document comes before what a provider serves.
        row("gpt-4o", chat, "desk/qwen3", "model gpt-4o");
        row("openai/gpt-4o", chat, "openai/gpt-4o openai#2/gpt-4o", "asked for by provider");
        row("openai/ft:gpt-4o/x", chat, "openai/ft:gpt-4o/x openai#2/ft:gpt-4o/x",
            "asked for by provider");
        row("desk/meta/llama", chat, "desk/meta/llama", "asked for by provider");
        row("qwen3", chat, "desk/qwen3", "served by desk");
        row("meta/llama", chat, "desk/meta/llama", "served by desk");
        row("claude-x", chat, "claude/claude-x", "served by claude");
        row("gpt-4o-mini", anthropic, "openai/gpt-4o-mini openai#2/gpt-4o-mini",
            "served by openai");
        // Nobody lists it: of those that serve everything, one speaks the dialect.
        row("claude-new", anthropic, "claude/claude-new", "served by claude");
        row("gpt-new", chat, "openai/gpt-new openai#2/gpt-new", "served by openai");
    }
    void findsTargets() {
        QFETCH(QByteArray, asked);
        QFETCH(int, dialect);
        QFETCH(QByteArray, targets);
        QFETCH(QByteArray, because);
        const Lookup found = office().lookup(asked.toStdString(), Dialect(dialect));
        QVERIFY2(found.kind != Lookup::Kind::Unknown, found.message.c_str());
        QCOMPARE(namesOf(found.targets), targets);
        QCOMPARE(found.because, because.toStdString());
    }

    void saysWhatIsThereInstead_data() {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("not served")
            << QByteArray("desk/qwen4")
            << QByteArray("There is no model \"desk/qwen4\". Did you mean \"desk/qwen3\"?");
        QTest::newRow("provider alone") << QByteArray("desk/")
                                        << QByteArray(
                                               "There is no model \"desk/\". Did you mean "
                                               "\"desk/qwen3\" or \"desk/meta/llama\"?");
        QTest::newRow("empty") << QByteArray("")
                               << QByteArray(
                                      "There is no model \"\". GET /v1/models lists those "
                                      "there are.");
        QTest::newRow("nothing near") << QByteArray("desk/zzzzzzzzzz")
                                      << QByteArray(
                                             "There is no model \"desk/zzzzzzzzzz\". GET "
                                             "/v1/models lists those there are.");
    }
    void saysWhatIsThereInstead() {
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, message);
        const Lookup found = office().lookup(asked.toStdString(), Dialect::OpenAiChat);
        QVERIFY(found.kind == Lookup::Kind::Unknown);
        QVERIFY(found.targets.empty());
        QCOMPARE(found.message, message.toStdString());
    }

    void doesNotGuessAmongSeveral() {
        Snapshot snapshot;
        snapshot.providers = {test::provider("a", "openai"), test::provider("b", "mistral"),
                              test::provider("c", "anthropic")};
        snapshot.index();
        const Lookup found = snapshot.lookup("gpt-x", Dialect::OpenAiChat);
        QVERIFY(found.kind == Lookup::Kind::Unknown);
        QCOMPARE(found.message, std::string("The model \"gpt-x\" may be several: ask for "
                                            "\"a/gpt-x\", \"b/gpt-x\" or \"c/gpt-x\"."));
        QCOMPARE(namesOf(snapshot.lookup("gpt-x", Dialect::OpenAiResponses).targets),
                 QByteArray("a/gpt-x"));
    }

    void aSlipIsSeenAlsoWhereSeveralMayHaveIt() {
        Snapshot snapshot;
        snapshot.providers = {test::provider("a", "openai"), test::provider("b", "mistral")};
        snapshot.catalogue = {{"gpt-4o", "gpt-4o-mini"}, {"mistral-small-latest"}};
        snapshot.index();
        const std::string said = snapshot.lookup("gpt-4o-mni", Dialect::OpenAiChat).message;
        QVERIFY2(said.starts_with("No provider lists the model \"gpt-4o-mni\". Did you mean "
                                  "\"gpt-4o-mini\""),
                 said.c_str());
        QVERIFY2(said.ends_with("? Or say which provider has it: \"a/gpt-4o-mni\" or "
                                "\"b/gpt-4o-mni\"."),
                 said.c_str());
        Snapshot listed;
        listed.providers = snapshot.providers;
        listed.catalogue = {{"both"}, {"both", "boat"}};
        listed.index();
        QCOMPARE(listed.lookup("both", Dialect::OpenAiChat).message,
                 std::string("The model \"both\" may be several: ask for \"a/both\" or "
                             "\"b/both\"."));
    }

    void aLongNameIsCutInWords() {
        const Lookup found = office().lookup("desk/" + std::string(5'000, 'x'), Dialect::Anthropic);
        QVERIFY(found.message.size() < 250);
    }

    void saysThatNothingIsSetUp() {
        Snapshot snapshot;
        snapshot.index();
        QCOMPARE(snapshot.lookup("gpt-4o", Dialect::OpenAiChat).message,
                 std::string("There is no model \"gpt-4o\". No provider is set up yet."));
        QVERIFY(snapshot.offered().empty());
    }

    void offersExactlyWhatCanBeAskedFor() {
        const Snapshot snapshot = office();
        QByteArray list;
        for (const OfferedModel& model : snapshot.offered()) {
            list += QByteArray::fromStdString(model.name + " (" + model.owner + ")");
            for (const Dialect dialect : model.dialects) {
                list += ' ' + QByteArray::fromStdString(std::string(name(dialect)));
                QVERIFY(snapshot.lookup(model.name, dialect).kind != Lookup::Kind::Unknown);
            }
            list += '\n';
        }
        QCOMPARE(list, QByteArray("claude-x (claude) anthropic\n"
                                  "claude/claude-x (claude) anthropic\n"
                                  "desk/meta/llama (desk) openai_chat\n"
                                  "desk/qwen3 (desk) openai_chat\n"
                                  "gpt-4o (weir) openai_chat\n"
                                  "gpt-4o-mini (openai) openai_chat openai_responses\n"
                                  "meta/llama (desk) openai_chat\n"
                                  "openai/gpt-4o (openai) openai_chat openai_responses\n"
                                  "openai/gpt-4o-mini (openai) openai_chat openai_responses\n"
                                  "qwen3 (desk) openai_chat\n"
                                  "small (weir) openai_chat openai_responses\n"));
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "test_snapshot.moc"
