// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QPointer>
#include <QSignalSpy>
#include <algorithm>
#include <optional>

#include "tests/ui/first_start/fixture.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_kinds.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/providers/key_field.hpp"
#include "ui/providers/kind_box.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/chip.hpp"

namespace weir::ui {

class TestFirstStart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void otherWaysToBeginAreOfferedAsTheirActionsAre() {
        FirstStartFixture fixture;
        QAction import(QStringLiteral("Import from LiteLLM…"));
        QSignalSpy asked(&import, &QAction::triggered);
        fixture.start->offer({&import});
        QTRY_VERIFY(fixture.button(QStringLiteral("Import from LiteLLM…")) != nullptr);
        fixture.button(QStringLiteral("Import from LiteLLM…"))->click();
        QCOMPARE(asked.count(), 1);
        import.setToolTip(QStringLiteral("Only an administrator may."));
        import.setEnabled(false);
        QVERIFY(!fixture.button(QStringLiteral("Import from LiteLLM…"))->isEnabled());
        QCOMPARE(fixture.button(QStringLiteral("Import from LiteLLM…"))->toolTip(),
                 QStringLiteral("Only an administrator may."));
        QTRY_COMPARE(cutTexts(fixture.start.get()), QStringList());
    }

    void aPersonComesFromTheSimulatorToASnippetAndAFirstCall() {
        FirstStartFixture fixture;
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

    void aPersonComesFromAProviderToItsModels() {
        FirstStartFixture fixture;
        std::optional<admin::TestProvider> tested;
        std::optional<admin::SetProviderKey> stored;
        admin::TestReport report;
        report.passed = true;
        report.calledUrl = "https://api.anthropic.com/v1/messages";
        report.steps = {{"Key accepted, 1 model listed", true, 121'000, {}}};
        report.models = {{"claude-x", Pricing::Unpriced, {}, {}}};
        fixture.client.on<admin::TestProvider>([&](const admin::TestProvider& asked) {
            tested = asked;
            return Result<admin::TestReport>(report);
        });
        fixture.client.on<admin::SetProviderKey>([&](const admin::SetProviderKey& asked) {
            stored = asked;
            return Result<admin::ProviderRow>(fixture.rows.back());
        });
        // Another provider of the document has a model in the same dialect.
        fixture.client.answer<admin::ListModels>(
            {{}, {{"other", "anthropic", "not-this"}, {"anthropic", "anthropic", "claude-x"}}});
        QTRY_VERIFY(fixture.shows(QStringLiteral("Use your account with")));
        fixture.button(QStringLiteral("Connect"))->click();
        const QPointer dialog = fixture.start->findChild<ProviderDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* kinds = dialog->findChild<KindBox*>();
        QTRY_VERIFY(kinds->count() > 0);
        kinds->choose("anthropic");
        QTest::keyClicks(dialog->findChild<KeyField*>(), QStringLiteral("sk-ant-canary-5b1f77"));
        fixture.button(QStringLiteral("Test"))->click();
        QTRY_VERIFY(fixture.shows(QStringLiteral("Key accepted, 1 model listed")));
        QCOMPARE(tested->settings.kind, std::string("anthropic"));
        QCOMPARE(tested->key, std::string("sk-ant-canary-5b1f77"));
        QVERIFY(fixture.added.empty());
        QCOMPARE(fixture.step(), 0);

        fixture.button(QStringLiteral("Add provider"))->click();
        QTRY_COMPARE(fixture.step(), 1);
        QCOMPARE(fixture.added.size(), std::size_t{1});
        QCOMPARE(fixture.added.front().kind, std::string("anthropic"));
        QCOMPARE(fixture.added.front().key, std::string("keychain:anthropic"));
        QCOMPARE(stored->name, std::string("anthropic"));
        QCOMPARE(stored->key, std::string("sk-ant-canary-5b1f77"));
        QTRY_VERIFY(dialog.isNull());
        const auto chips = fixture.start->findChildren<ChipLabel*>();
        QVERIFY(std::ranges::any_of(chips, [](const ChipLabel* chip) {
            return chip->isVisible() &&
                   chip->accessibleName() == QLatin1String("anthropic connected");
        }));
        // The tool that its models answer is open, with one of them; curl has none.
        QTRY_VERIFY(fixture.code().contains(QStringLiteral("ANTHROPIC_MODEL=\"claude-x\"")));
        fixture.openTab(0);
        QVERIFY(fixture.code().isEmpty());
        QVERIFY(fixture.shows(QStringLiteral("No model here answers in openai_chat")));
    }

    void goingBackAndStartingItAgainIsNoMistake() {
        FirstStartFixture fixture;
        fixture.begin();
        fixture.button(QStringLiteral("Back"))->click();
        QCOMPARE(fixture.step(), 0);
        fixture.begin();
        QCOMPARE(fixture.added.size(), std::size_t{1});
    }

    void serversOfOneKindGetNumbers() {
        FirstStartFixture fixture;
        fixture.client.answer<admin::FindLocalServers>(
            {{{"vLLM", "compatible", "http://127.0.0.1:8000/v1", {"a"}},
              {"vLLM", "compatible", "http://127.0.0.1:5000/v1", {"b"}}}});
        // Another provider has the name already.
        admin::ProviderRow other;
        other.settings.name = "vllm";
        other.settings.kind = "compatible";
        other.settings.baseUrl = "http://10.0.0.1:8000/v1";
        fixture.rows.push_back(other);
        fixture.start->hide();
        fixture.start->show();
        QTRY_VERIFY(fixture.button(QStringLiteral("Use what was found")) != nullptr);
        fixture.button(QStringLiteral("Use what was found"))->click();
        QTRY_COMPARE(fixture.step(), 1);
        QCOMPARE(fixture.added[0].name, std::string("vllm-2"));
        QCOMPARE(fixture.added[1].name, std::string("vllm-3"));
        fixture.button(QStringLiteral("Back"))->click();
        QTRY_VERIFY(fixture.button(QStringLiteral("Use what was found"))->isEnabled());
        fixture.button(QStringLiteral("Use what was found"))->click();
        QTRY_COMPARE(fixture.step(), 1);
        QCOMPARE(fixture.added.size(), std::size_t{2});
    }

    void aPortThatIsTakenIsSaidAndNotHandedOut() {
        FirstStartFixture fixture;
        QTRY_VERIFY(fixture.shows(QStringLiteral("The gateway already runs on this computer.")));
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.suggestedPort = 9348;
        fixture.client.answer<admin::GetStatus>(status);
        fixture.gateway.refresh();
        QTRY_VERIFY(fixture.shows(QStringLiteral("Port 9347 is used by ollama (pid 4121).")));
        QVERIFY(!fixture.shows(QStringLiteral("The gateway already runs on this computer.")));
        fixture.begin();
        QVERIFY(fixture.baseUrl().isEmpty());
        QVERIFY(fixture.code().isEmpty());
        QVERIFY(fixture.shows(QStringLiteral("Another program listens on 127.0.0.1:9347.")));

        fixture.client.on<admin::SetListen>([&fixture](const admin::SetListen& asked) {
            admin::GatewayStatus moved = cannedStatus();
            moved.address = asked.address;
            fixture.client.answer<admin::GetStatus>(moved);
            return Result<admin::GatewayStatus>(moved);
        });
        fixture.button(QStringLiteral("Use 9348"))->click();
        QTRY_COMPARE(fixture.baseUrl(), QStringLiteral("http://127.0.0.1:9348/v1"));
        QVERIFY(fixture.code().contains(QStringLiteral("http://127.0.0.1:9348/v1")));
    }

    // A list of all of them would say less.
    void aFewProvidersAreNamedAndTheOthersCounted() {
        FirstStartFixture fixture;
        QTRY_VERIFY(fixture.shows(
            QStringLiteral("Use your account with OpenAI, Anthropic, Google Gemini or ")));
    }

    // The keychain takes its time to say that it is not there.
    void theCardFollowsTheKeychain() {
        FirstStartFixture fixture;
        QTRY_VERIFY(fixture.showsValue(QStringLiteral("system keychain")));
        admin::KindList kinds = cannedKinds();
        kinds.keychainAvailable = false;
        fixture.client.answer<admin::ListKinds>(kinds);
        QTRY_VERIFY(fixture.showsValue(QStringLiteral("memory, this session only")));
    }

    void enterPressesTheButtonThatHasTheFocus() {
        FirstStartFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(fixture.start.get()));
        Button* simulator = fixture.button(QStringLiteral("Start simulator"));
        simulator->setFocus();
        QTest::keyClick(simulator, Qt::Key_Return);
        QTRY_COMPARE(fixture.step(), 1);
    }

    // A long name in one line takes no room from another line.
    void aFactIsNotCutBesideFreeRoom() {
        FirstStartFixture fixture;
        fixture.client.answer<admin::FindLocalServers>(
            {{{"OpenAI-compatible server", "compatible", "http://127.0.0.1:1337/v1", {"a"}},
              {"LM Studio", "compatible", "http://127.0.0.1:1234/v1", {"b", "c"}}}});
        fixture.start->hide();
        fixture.start->show();
        const auto value = [&fixture] {
            const auto labels = fixture.start->findChildren<ElidedLabel*>();
            const auto found = std::find_if(labels.begin(), labels.end(), [](const auto* label) {
                return label->text().startsWith(QStringLiteral("127.0.0.1:1234"));
            });
            return found == labels.end() ? nullptr : *found;
        };
        QTRY_VERIFY(value() != nullptr && value()->isVisible());
        QTRY_VERIFY(value()->width() >= value()->sizeHint().width());
        QCOMPARE(value()->toolTip(), QString());
    }

    // A theme is changed while the style walks over the widgets: none may vanish under it.
    void aNewThemeDeletesNoWidget() {
        FirstStartFixture fixture;
        QTRY_VERIFY(fixture.shows(QStringLiteral("Ollama 0.5.1")));
        const auto before = fixture.start->findChildren<QWidget*>();
        QVector<QPointer<QWidget>> watched(before.begin(), before.end());
        m_theme->setChoice(ThemeChoice::Dark);
        m_theme->setChoice(ThemeChoice::Light);
        for (const QPointer<QWidget>& each : watched) {
            QVERIFY(!each.isNull());
        }
    }

    void theStepsStandAtEvenDistances() {
        StepBar bar;
        bar.setSteps({QStringLiteral("Choose a model"), QStringLiteral("Point a tool at Weir"),
                      QStringLiteral("See the first call")});
        const int words = QFontMetrics(font(TextRole::Body))
                              .horizontalAdvance(QStringLiteral("Point a tool at Weir"));
        bar.setCurrent(0);
        const int beside = bar.stepRect(1).width() - words;
        QVERIFY(beside < bar.stepRect(1).height() * 2);
        QCOMPARE(bar.stepRect(1).left() - bar.stepRect(0).right(),
                 bar.stepRect(2).left() - bar.stepRect(1).right());
        bar.setCurrent(1);
        // Bold is wider, and the next step moves away from it.
        QVERIFY(bar.stepRect(1).width() > beside + words);
        QCOMPARE(bar.sizeHint().width(), bar.stepRect(2).right() + 1);
    }

    void everyServerThatWasFoundIsAdded() {
        FirstStartFixture fixture;
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
        FirstStartFixture fixture;
        fixture.client.refuse<admin::AddProvider>(Error::io("The disk is full."));
        fixture.button(QStringLiteral("Start simulator"))->click();
        QTRY_VERIFY(fixture.shows(QStringLiteral("The disk is full.")));
        QCOMPARE(fixture.step(), 0);
    }

    void skipIsSaid() {
        FirstStartFixture fixture;
        QSignalSpy skipped(fixture.start.get(), &FirstStart::skipped);
        fixture.button(QStringLiteral("Skip"))->click();
        QCOMPARE(skipped.count(), 1);
    }

    void aLongLanguageFits() {
        FirstStartFixture fixture;
        QTRY_VERIFY(fixture.shows(QStringLiteral("Ollama 0.5.1")));
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        // It takes a turn of the event loop to get to every widget.
        QTRY_VERIFY(fixture.button(QStringLiteral("Skip")) == nullptr);
        const QStringList cut = settledCutTexts(fixture.start.get());
        qApp->removeTranslator(&locale);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFirstStart)
#include "test_first_start.moc"
