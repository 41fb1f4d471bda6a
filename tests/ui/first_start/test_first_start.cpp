// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/first_start/snippets.hpp"
#include "ui/first_start/step_bar.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

const QString kSecret = QStringLiteral("weir_sk_7Hq2mT4vRzP1c8WnBk9Xd3Lf6Gy");

struct Fixture {
    Fixture() : gateway(client) {
        answerAll(client);
        client.answer<admin::ListTraffic>({});
        client.on<admin::AddProvider>([this](const admin::AddProvider& asked) {
            added.push_back(asked.settings);
            admin::ProviderRow row;
            row.settings = asked.settings;
            return Result<admin::ProviderRow>(row);
        });
        start = std::make_unique<FirstStart>(client, gateway);
        start->resize(1240, 760);
        start->show();
        gateway.refresh();
    }

    Button* button(const QString& text) {
        const auto buttons = start->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == text && each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }
    bool shows(const QString& words) {
        const auto labels = start->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    QString code() { return start->findChild<CodeView*>()->code(); }
    int step() { return start->findChild<StepBar*>()->current(); }

    FakeAdminClient client;
    GatewayModel gateway;
    std::vector<admin::ProviderSettings> added;
    std::unique_ptr<FirstStart> start;
};

Snippet snippetOf(const QString& title, const QString& claude = {}) {
    const QVector<Snippet> all = snippetsOf(
        {QStringLiteral("http://127.0.0.1:9347"), kSecret, QStringLiteral("gpt-4o-mini"), claude});
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&title](const Snippet& each) { return each.title == title; });
    return found == all.end() ? Snippet{} : *found;
}

}  // namespace

class TestFirstStart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aPersonComesFromTheSimulatorToASnippetAndAFirstCall() {
        Fixture fixture;
        QTRY_VERIFY(fixture.shows(QStringLiteral("Ollama 0.5.1")));
        QCOMPARE(unnamedControls(fixture.start.get()), QStringList());
        QTRY_COMPARE(cutTexts(fixture.start.get()), QStringList());
        fixture.button(QStringLiteral("Start simulator"))->click();
        QTRY_VERIFY(fixture.button(QStringLiteral("Create a key for curl")) != nullptr);
        QCOMPARE(fixture.added.front().kind, std::string("simulator"));
        QCOMPARE(fixture.step(), 1);

        fixture.button(QStringLiteral("Create a key for curl"))->click();
        QTRY_VERIFY(fixture.code().contains(kSecret));
        QTRY_VERIFY(fixture.code().contains(
            QStringLiteral("curl http://127.0.0.1:9347/v1/chat/completions")));
        QVERIFY(fixture.shows(QStringLiteral("Shown once. Weir keeps only a hash of it.")));
        QCOMPARE(unnamedControls(fixture.start.get()), QStringList());
        QTRY_COMPARE(cutTexts(fixture.start.get()), QStringList());

        // A tool has a key of its own.
        fixture.start->findChild<QTabBar*>()->setCurrentIndex(1);
        QVERIFY(!fixture.code().contains(kSecret));
        QVERIFY(fixture.button(QStringLiteral("Create a key for Python")) != nullptr);

        QVERIFY(fixture.shows(QStringLiteral("Waiting for the first call")));
        const int asked = fixture.client.timesAsked<admin::ListTraffic>();
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListTraffic>() > asked);
        fixture.client.answer<admin::ListTraffic>({{cannedRow(3)}, 4, false, 0});
        QTRY_VERIFY(fixture.shows(QStringLiteral("The first call came through")));
        QVERIFY(fixture.shows(QStringLiteral("openai/gpt-4o-mini")));
        QCOMPARE(fixture.step(), 2);
        QSignalSpy finished(fixture.start.get(), &FirstStart::finished);
        fixture.button(QStringLiteral("Open Weir"))->click();
        QCOMPARE(finished.count(), 1);
    }

    void theSimulatorsSnippetNamesAModelItServes() {
        Fixture fixture;
        fixture.client.answer<admin::ListModels>({});
        fixture.button(QStringLiteral("Start simulator"))->click();
        QTRY_VERIFY(fixture.code().contains(QStringLiteral("\"model\": \"sim-fast\"")));
    }

    void everyServerThatWasFoundIsAdded() {
        Fixture fixture;
        QTRY_VERIFY(fixture.button(QStringLiteral("Use what was found")) != nullptr);
        fixture.button(QStringLiteral("Use what was found"))->click();
        QTRY_COMPARE(fixture.added.size(), std::size_t{2});
        QCOMPARE(fixture.added[0].name, std::string("ollama"));
        QCOMPARE(fixture.added[1].name, std::string("lm-studio"));
        QVERIFY(fixture.added[0].local && fixture.added[0].free);
        QCOMPARE(fixture.added[0].key, std::string("none"));
        QTRY_COMPARE(fixture.step(), 1);
    }

    void aRefusalIsSaidAndTheWayStaysOpen() {
        Fixture fixture;
        fixture.client.refuse<admin::AddProvider>(Error::io("The disk is full."));
        fixture.button(QStringLiteral("Start simulator"))->click();
        QTRY_VERIFY(fixture.shows(QStringLiteral("The disk is full.")));
        QCOMPARE(fixture.step(), 0);
    }

    void aNameThatIsTakenGetsANumber() {
        Fixture fixture;
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

    void skipIsSaid() {
        Fixture fixture;
        QSignalSpy skipped(fixture.start.get(), &FirstStart::skipped);
        fixture.button(QStringLiteral("Skip"))->click();
        QCOMPARE(skipped.count(), 1);
    }

    void claudeCodeGetsABaseUrlWithoutItsPath() {
        const Snippet snippet = snippetOf(QStringLiteral("Claude Code"));
        QCOMPARE(snippet.code,
                 QStringLiteral("unset ANTHROPIC_API_KEY\n"
                                "export ANTHROPIC_BASE_URL=\"http://127.0.0.1:9347\"\n"
                                "export ANTHROPIC_AUTH_TOKEN=\"%1\"\n"
                                "claude\n")
                     .arg(kSecret));
        QCOMPARE(snippet.calls, QStringLiteral("http://127.0.0.1:9347/v1/messages"));
        QVERIFY(snippetOf(QStringLiteral("Claude Code"), QStringLiteral("claude-haiku-4-5"))
                    .code.contains(QStringLiteral("ANTHROPIC_MODEL=\"claude-haiku-4-5\"")));
    }

    void codexSpeaksResponses() {
        const Snippet snippet = snippetOf(QStringLiteral("Codex"));
        QVERIFY(snippet.code.contains(QStringLiteral("wire_api = \"responses\"")));
        QVERIFY(snippet.code.contains(QStringLiteral("base_url = \"http://127.0.0.1:9347/v1\"")));
        QCOMPARE(snippet.calls, QStringLiteral("http://127.0.0.1:9347/v1/responses"));
    }

    void everySnippetNamesTheKeyAndNoPlaceholderIsLeft() {
        const QVector<Snippet> all = snippetsOf(
            {QStringLiteral("http://127.0.0.1:9347"), kSecret, QStringLiteral("gpt-4o-mini"), {}});
        QCOMPARE(all.size(), 5);
        for (const Snippet& each : all) {
            QVERIFY2(each.code.contains(kSecret), qPrintable(each.title));
            QVERIFY2(!each.code.contains(QLatin1Char('@')), qPrintable(each.title));
        }
    }

    void aLongLanguageFits() {
        Fixture fixture;
        QTRY_VERIFY(fixture.shows(QStringLiteral("Ollama 0.5.1")));
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        [[maybe_unused]] const bool fits =
            QTest::qWaitFor([&fixture] { return cutTexts(fixture.start.get()).isEmpty(); }, 2'000);
        const QStringList cut = cutTexts(fixture.start.get());
        qApp->removeTranslator(&locale);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFirstStart)
#include "test_first_start.moc"
