// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/replay/model_in_body.hpp"
#include "ui/traffic/replay/replay_dialog.hpp"

namespace weir::ui {

namespace {

struct Fixture {
    Fixture()
        : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          calls(client, store) {
        answerAll(client);
        client.on<admin::QuoteReplay>([this](const admin::QuoteReplay& asked) {
            quoted.push_back(asked.model);
            return Result<admin::ReplayQuote>(quote);
        });
        quote.target = "openai/gpt-5";
        quote.pricing = Pricing::Priced;
        quote.expectedKnown = true;
        quote.expected = Money::fromNano(7'000'000);
        quote.mostKnown = true;
        quote.most = Money::fromNano(12'000'000);
        quote.tokensIn = 3'812;
        quote.tokensOut = 118;
        listener.setAnswer(HttpListener::head(200, "application/json", "X-Weir-Exchange: new\r\n") +
                           "{}");
    }
    ReplayDialog& open() {
        dialog = std::make_unique<ReplayDialog>(
            ReplayDialog::Ports{
                client, calls.key, calls.caller,
                QStringLiteral("http://") + QString::fromStdString(listener.address())},
            cannedRow(3), nullptr);
        dialog->show();
        dialog->activateWindow();
        return *dialog;
    }
    QPushButton* primary() const {
        const auto buttons = dialog->findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text().startsWith(QStringLiteral("Replay"))) {
                return button;
            }
        }
        return nullptr;
    }
    bool says(const QString& words) const { return hasWords(*dialog, words); }

    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    OwnCalls calls;
    HttpListener listener;
    admin::ReplayQuote quote;
    std::vector<std::string> quoted;
    std::unique_ptr<ReplayDialog> dialog;
};

}  // namespace

class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aModelIsReplacedAndNothingElse() {
        const QByteArray body(
            "{ \"messages\":[{\"model\":\"inner\",\"content\":\"\\\"model\\\": \\\"x\\\"\"}],\n"
            "  \"seed\":12345678901234567890, \"model\" : \"old\",\"b\":1.10 }");
        QByteArray expected = body;
        expected.replace("\"old\"", "\"new\\\"er\"");
        QCOMPARE(withModel(body, QStringLiteral("new\"er")).value_or("none"), expected);
    }

    void aBodyWithoutAModelIsLeftAlone() {
        QVERIFY(!withModel("{\"messages\":[]}", QStringLiteral("x")));
        QVERIFY(!withModel("{\"model\":7}", QStringLiteral("x")));
        QVERIFY(!withModel("{\"a\":\"model\"}", QStringLiteral("x")));
        QVERIFY(!withModel("[\"model\",\"x\"]", QStringLiteral("x")));
        QVERIFY(!withModel("{\"model", QStringLiteral("x")));
        QVERIFY(!withModel("", QStringLiteral("x")));
    }

    void thePriceIsSaidBeforeAnythingIsSent() {
        Fixture fixture;
        fixture.open();
        QTRY_VERIFY(
            fixture.says(QStringLiteral("About $0.0070 at openai/gpt-5; at most $0.0120.")));
        QCOMPARE(fixture.primary()->text(), QStringLiteral("Replay, about $0.0070"));
        QVERIFY(fixture.says(QStringLiteral("operator")));
        QVERIFY(fixture.says(QStringLiteral("Weir makes that key now")));
        QCOMPARE(fixture.listener.count(), 0);
        QCOMPARE(fixture.client.timesAsked<admin::CreateKey>(), 0);
        QCOMPARE(unnamedControls(fixture.dialog.get()), QStringList());
    }

    void unpricedIsSaidToBeThat() {
        Fixture fixture;
        fixture.quote.pricing = Pricing::Unpriced;
        fixture.quote.expected = Money();
        fixture.open();
        QTRY_COMPARE(fixture.primary()->text(), QStringLiteral("Replay, unpriced"));
        QVERIFY(fixture.says(QStringLiteral("no price for openai/gpt-5")));
    }

    void withoutAKnownUsageItIsAMost() {
        Fixture fixture;
        fixture.quote.expectedKnown = false;
        fixture.open();
        QTRY_COMPARE(fixture.primary()->text(), QStringLiteral("Replay, at most $0.0120"));
    }

    void whatHasNoLimitIsSaidToHaveNone() {
        Fixture fixture;
        fixture.quote.mostKnown = false;
        fixture.open();
        QTRY_VERIFY(fixture.says(
            QStringLiteral("About $0.0070 at openai/gpt-5; no upper limit is known.")));
        QVERIFY(!fixture.says(QStringLiteral("at most")));
        fixture.quote.expectedKnown = false;
        fixture.open();
        QTRY_COMPARE(fixture.primary()->text(), QStringLiteral("Replay, no upper limit known"));
        QVERIFY(fixture.says(QStringLiteral("$0.0120 at openai/gpt-5 for a usual answer")));
    }

    void enterSpendsNothing() {
        Fixture fixture;
        ReplayDialog& dialog = fixture.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTRY_VERIFY(fixture.primary()->isEnabled());
        dialog.findChild<QComboBox*>()->setFocus();
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTest::qWait(50);
        QCOMPARE(fixture.listener.count(), 0);
        QVERIFY(dialog.isVisible());
    }

    void aPersonReplaysWithTheKeyboard() {
        Fixture fixture;
        ReplayDialog& dialog = fixture.open();
        QSignalSpy begun(&dialog, &ReplayDialog::begun);
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTRY_VERIFY(fixture.primary()->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(begun.wait());
        QVERIFY(!dialog.isVisible());
        QVERIFY(fixture.calls.key.isAgreed());
        const QByteArray request = fixture.listener.request();
        QVERIFY2(request.startsWith("POST /v1/chat/completions HTTP/1.1\r\n"), request);
        QVERIFY(request.toLower().contains(
            "x-weir-replay: " + QByteArray::fromStdString(cannedRow(3).id.text()) + "\r\n"));
        QCOMPARE(fixture.listener.body(), QByteArray::fromStdString(cannedBodies().request));
        auto* call = begun.at(0).at(0).value<GatewayCall*>();
        QCOMPARE(call->exchange(), QByteArray("new"));
    }

    // Somebody else's key has the name that the dialog said first.
    void theKeyIsNamedAsItWasMade() {
        Fixture fixture;
        fixture.listener.setAnswer(HttpListener::head(429, "application/json") + "{}");
        fixture.client.on<admin::CreateKey>([](const admin::CreateKey& asked) {
            return asked.name == "operator"
                       ? Result<admin::CreatedKey>(Error::conflict("A valid key has that name."))
                       : Result<admin::CreatedKey>(admin::CreatedKey{{}, "weir_sk_2"});
        });
        fixture.client.answer<admin::ListKeys>({});
        fixture.open();
        QTRY_VERIFY(fixture.primary()->isEnabled());
        QVERIFY(fixture.says(QStringLiteral("booked to the key operator,")));
        fixture.primary()->click();
        QTRY_VERIFY(fixture.says(QStringLiteral("booked to the key operator-2,")));
    }

    void onAnotherModelItIsQuotedAgain() {
        Fixture fixture;
        fixture.client.answer<admin::ListModels>(
            {{{"other", {"openai/other"}, {"openai_chat", "openai_responses"}},
              {"claude", {"anthropic/claude"}, {"anthropic"}}},
             {}});
        ReplayDialog& dialog = fixture.open();
        auto* models = dialog.findChild<QComboBox*>();
        QTRY_COMPARE(models->count(), 2);  // the one that was asked for, and one of its dialect
        models->setCurrentIndex(1);
        QTRY_VERIFY(fixture.primary()->isEnabled());
        QCOMPARE(fixture.quoted.back(), std::string("other"));
        QSignalSpy begun(&dialog, &ReplayDialog::begun);
        fixture.primary()->click();
        QVERIFY(begun.wait());
        QVERIFY(fixture.listener.body().startsWith("{\"model\":\"other\",\"messages\""));
    }

    void aBodyThatIsNotKeptCannotBeSentAgain() {
        Fixture fixture;
        fixture.client.refuse<admin::QuoteReplay>(
            Error::notFound("The body of this call is not kept."));
        fixture.open();
        QTRY_VERIFY(fixture.says(QStringLiteral("The body of this call is not kept.")));
        QVERIFY(!fixture.primary()->isEnabled());
        QVERIFY(!fixture.primary()->toolTip().isEmpty());
    }

    void aRefusalStaysInTheDialog() {
        Fixture fixture;
        fixture.listener.setAnswer(HttpListener::head(429, "application/json") +
                                   "{\"error\":{\"message\":\"Every target cools.\"}}");
        ReplayDialog& dialog = fixture.open();
        QTRY_VERIFY(fixture.primary()->isEnabled());
        fixture.primary()->click();
        QTRY_VERIFY(fixture.says(QStringLiteral("429: Every target cools.")));
        QVERIFY(dialog.isVisible());
        QVERIFY(fixture.primary()->isEnabled());
    }

    void escapeStopsACallThatIsWaitedFor() {
        Fixture fixture;
        fixture.listener.setAnswer({});
        ReplayDialog& dialog = fixture.open();
        QTRY_VERIFY(fixture.primary()->isEnabled());
        fixture.primary()->click();
        QTRY_COMPARE(fixture.listener.count(), 1);
        QVERIFY(!fixture.primary()->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!fixture.listener.isOpen());
        QVERIFY(dialog.isVisible());
        QVERIFY(fixture.says(QStringLiteral("Stopped.")));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void noTextIsCutInALongLanguage() {
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        Fixture fixture;
        fixture.open();
        const QStringList cut = settledCutTexts(fixture.dialog.get());
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestReplay)
#include "test_replay.moc"
