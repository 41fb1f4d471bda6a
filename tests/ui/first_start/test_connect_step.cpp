// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "tests/ui/first_start/fixture.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/first_start/snippets.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

namespace {

QVector<Snippet> allSnippets() {
    return snippetsOf({QStringLiteral("http://127.0.0.1:9347"), kSecret,
                       QStringLiteral("gpt-4o-mini"), QStringLiteral("gpt-5-codex"),
                       QStringLiteral("claude-haiku-4-5")});
}

Snippet snippetOf(const QString& title) {
    const QVector<Snippet> all = allSnippets();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&title](const Snippet& each) { return each.title == title; });
    return found == all.end() ? Snippet{} : *found;
}

}  // namespace

// The second step: what to paste where, and the first call.
class TestConnectStep : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    // Whatever the gateway lists: the simulator's models are made of faults, by name.
    void theSimulatorsSnippetNamesAModelThatAnswers() {
        FirstStartFixture fixture;
        fixture.client.answer<admin::ListModels>(
            {{{"sim-429", {"simulator/sim-429"}, {"openai_chat", "anthropic"}}},
             {{"simulator", "openai_chat", "sim-429"}, {"simulator", "anthropic", "sim-429"}}});
        fixture.begin();
        QTRY_VERIFY(fixture.code().contains(QStringLiteral("\"model\": \"sim-fast\"")));
        fixture.openTab(3);
        QVERIFY(fixture.code().contains(QStringLiteral("ANTHROPIC_MODEL=\"sim-agent\"")));
        fixture.openTab(4);
        QVERIFY(fixture.code().contains(QStringLiteral("model = \"sim-agent\"")));
    }

    // A provider that was just connected is asked for its models while a person looks on.
    void theModelIsAskedForUntilThereIsOne() {
        FirstStartFixture fixture;
        fixture.client.answer<admin::ListModels>({});
        QTRY_VERIFY(fixture.button(QStringLiteral("Use what was found")) != nullptr);
        fixture.button(QStringLiteral("Use what was found"))->click();
        QTRY_COMPARE(fixture.step(), 1);
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListModels>() > 1);
        QVERIFY(fixture.code().contains(QStringLiteral("\"model\": \"MODEL\"")));
        QVERIFY(fixture.shows(QStringLiteral("MODEL stands for a name of the provider.")));
        fixture.client.answer<admin::ListModels>(
            {{}, {{"other", "openai_chat", "not-this"}, {"ollama", "openai_chat", "qwen3:32b"}}});
        QTRY_VERIFY(fixture.code().contains(QStringLiteral("\"model\": \"qwen3:32b\"")));
        const int asked = fixture.client.timesAsked<admin::ListModels>();
        const int pulled = fixture.client.timesAsked<admin::ListTraffic>();
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListTraffic>() > pulled + 3);
        QCOMPARE(fixture.client.timesAsked<admin::ListModels>(), asked);
    }

    void aToolThatNoModelAnswersGetsWordsInsteadOfASnippet() {
        FirstStartFixture fixture;
        fixture.client.answer<admin::ListModels>({{}, {{"ollama", "openai_chat", "qwen3:32b"}}});
        QTRY_VERIFY(fixture.button(QStringLiteral("Use what was found")) != nullptr);
        fixture.button(QStringLiteral("Use what was found"))->click();
        QTRY_VERIFY(fixture.code().contains(QStringLiteral("qwen3:32b")));
        fixture.openTab(4);
        QVERIFY(fixture.code().isEmpty());
        QVERIFY(fixture.shows(QStringLiteral("No model here answers in openai_responses")));
        const auto buttons = fixture.start->findChildren<Button*>();
        const auto copy = std::find_if(buttons.begin(), buttons.end(), [](const Button* each) {
            return each->accessibleName() == QLatin1String("Copy snippet");
        });
        QVERIFY(!(*copy)->isEnabled() && !(*copy)->toolTip().isEmpty());
    }

    void theFirstToolThatWorksIsOpened() {
        FirstStartFixture fixture;
        fixture.client.answer<admin::ListModels>({{}, {{"ollama", "anthropic", "claude-x"}}});
        QTRY_VERIFY(fixture.button(QStringLiteral("Use what was found")) != nullptr);
        fixture.button(QStringLiteral("Use what was found"))->click();
        QTRY_VERIFY(fixture.code().contains(QStringLiteral("ANTHROPIC_MODEL=\"claude-x\"")));
        QTRY_COMPARE(fixture.baseUrl(), QStringLiteral("http://127.0.0.1:9347"));
    }

    // Every status comes anew, twice a second.
    void whatIsSelectedStaysSelected() {
        FirstStartFixture fixture;
        fixture.begin();
        fixture.field(QStringLiteral("Base URL"))->selectAll();
        QSignalSpy changed(&fixture.gateway, &GatewayModel::changed);
        fixture.gateway.refresh();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(fixture.field(QStringLiteral("Base URL"))->selectedText(),
                 QStringLiteral("http://127.0.0.1:9347/v1"));
    }

    // A first mistake is not the end of the first start.
    void aCallThatFailedIsSaidAndTheNextOneCounts() {
        FirstStartFixture fixture;
        fixture.begin();
        const int asked = fixture.client.timesAsked<admin::ListTraffic>();
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListTraffic>() > asked + 1);
        admin::ExchangeRow failed = cannedRow(3);
        failed.state = ExchangeState::Failed;
        failed.target = "simulator/sim-429";
        failed.error = "429 from every target";
        failed.usage = {};
        failed.usage.source = Source::Unknown;
        fixture.tell(failed);
        QTRY_VERIFY(fixture.shows(QStringLiteral("429 from every target.")));
        QVERIFY(fixture.shows(QStringLiteral("Weir goes on waiting.")));
        QVERIFY(!fixture.shows(QStringLiteral("tokens in")));
        QCOMPARE(fixture.step(), 1);

        admin::ExchangeRow refused = cannedRow(4);
        refused.state = ExchangeState::Refused;
        refused.key.clear();
        refused.target.clear();
        refused.error = "The key is not known.";
        fixture.tell(refused);
        QTRY_VERIFY(
            fixture.shows(QStringLiteral("Create a key here, and copy the snippet again.")));
        QCOMPARE(fixture.step(), 1);

        fixture.tell(cannedRow(5));
        QTRY_VERIFY(fixture.shows(QStringLiteral("The first call came through")));
        QCOMPARE(fixture.step(), 2);
    }

    void aServedCallWithoutUsageLeavesItOut() {
        FirstStartFixture fixture;
        fixture.begin();
        const int asked = fixture.client.timesAsked<admin::ListTraffic>();
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListTraffic>() > asked + 1);
        admin::ExchangeRow row = cannedRow(3);
        row.usage = {};
        row.usage.source = Source::Unknown;
        fixture.tell(row);
        QTRY_VERIFY(fixture.shows(QStringLiteral("The first call came through")));
        QVERIFY(!fixture.shows(QStringLiteral("tokens in")));
    }

    void aNameThatIsTakenGetsANumber() {
        FirstStartFixture fixture;
        QStringList names;
        fixture.client.on<admin::CreateKey>([&names](const admin::CreateKey& asked) {
            names.append(QString::fromStdString(asked.name));
            if (names.size() < 3) {
                return Result<admin::CreatedKey>(Error::conflict("There is such a key."));
            }
            admin::CreatedKey created;
            created.secret = kSecret.toStdString();
            return Result<admin::CreatedKey>(created);
        });
        fixture.button(QStringLiteral("Start simulator"))->click();
        QTRY_VERIFY(fixture.button(QStringLiteral("Create a key for curl")) != nullptr);
        fixture.button(QStringLiteral("Create a key for curl"))->click();
        QTRY_VERIFY(fixture.code().contains(kSecret));
        QCOMPARE(names, (QStringList{QStringLiteral("curl"), QStringLiteral("curl-2"),
                                     QStringLiteral("curl-3")}));
    }

    void claudeCodeGetsABaseUrlWithoutItsPath() {
        const Snippet snippet = snippetOf(QStringLiteral("Claude Code"));
        QCOMPARE(snippet.code,
                 QStringLiteral("unset ANTHROPIC_API_KEY\n"
                                "export ANTHROPIC_BASE_URL=\"http://127.0.0.1:9347\"\n"
                                "export ANTHROPIC_AUTH_TOKEN=\"%1\"\n"
                                "export ANTHROPIC_MODEL=\"claude-haiku-4-5\"\n"
                                "claude\n")
                     .arg(kSecret));
        QCOMPARE(snippet.calls, QStringLiteral("http://127.0.0.1:9347/v1/messages"));
    }

    void codexSpeaksResponses() {
        const Snippet snippet = snippetOf(QStringLiteral("Codex"));
        QVERIFY(snippet.code.contains(QStringLiteral("wire_api = \"responses\"")));
        QVERIFY(snippet.code.contains(QStringLiteral("model = \"gpt-5-codex\"")));
        QVERIFY(snippet.code.contains(QStringLiteral("base_url = \"http://127.0.0.1:9347/v1\"")));
        QCOMPARE(snippet.calls, QStringLiteral("http://127.0.0.1:9347/v1/responses"));
    }

    void everySnippetNamesTheKeyAndNoPlaceholderIsLeft() {
        const QVector<Snippet> all = allSnippets();
        QCOMPARE(all.size(), 5);
        for (const Snippet& each : all) {
            QVERIFY2(each.code.contains(kSecret), qPrintable(each.title));
            QVERIFY2(!each.code.contains(QLatin1Char('@')), qPrintable(each.title));
        }
    }

    void aLongLanguageFits() {
        FirstStartFixture fixture;
        fixture.begin();
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        QTRY_VERIFY(fixture.button(QStringLiteral("Skip")) == nullptr);
        const QStringList cut = settledCutTexts(fixture.start.get());
        qApp->removeTranslator(&locale);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestConnectStep)
#include "test_connect_step.moc"
