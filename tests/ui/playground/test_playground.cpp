// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/playground/fixture.hpp"

namespace weir::ui {

using Fixture = PlaygroundFixture;

class TestPlayground : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void noKeyIsMadeBeforeAPersonMadeIt() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        QVERIFY(fixture.says(QStringLiteral("It will be named operator")));
        QTest::keyClicks(&fixture.message(), QStringLiteral("hello"));
        QTest::keyClick(&fixture.message(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!fixture.button(QStringLiteral("Send"))->isEnabled());
        QVERIFY(!fixture.button(QStringLiteral("Send"))->toolTip().isEmpty());
        QTest::qWait(30);
        QCOMPARE(fixture.client.timesAsked<admin::CreateKey>(), 0);
        QCOMPARE(fixture.listener.count(), 0);

        fixture.button(QStringLiteral("Make the key"))->click();
        QVERIFY(!fixture.button(QStringLiteral("Make the key"))->isVisible());
        QVERIFY(fixture.says(QStringLiteral("booked to the key operator")));
        fixture.button(QStringLiteral("Send"))->click();
        QTRY_COMPARE(fixture.listener.count(), 1);
        QCOMPARE(fixture.client.timesAsked<admin::CreateKey>(), 1);
        QVERIFY(fixture.listener.request().toLower().contains("authorization: bearer weir_sk_"));
    }

    void enterIsALineAndSpendsNothing() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        fixture.calls.key.agree();
        fixture.message().setFocus();
        QTest::keyClicks(&fixture.message(), QStringLiteral("one"));
        QTest::keyClick(&fixture.message(), Qt::Key_Return);
        QTest::keyClicks(&fixture.message(), QStringLiteral("two"));
        QTest::qWait(30);
        QCOMPARE(fixture.listener.count(), 0);
        QCOMPARE(fixture.message().toPlainText(), QStringLiteral("one\ntwo"));
    }

    void anAnswerIsSeenAsItComesIn() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        fixture.row.state = ExchangeState::Streaming;
        fixture.row.firstTokenUs = 412'000;
        fixture.row.durationUs = -1;
        fixture.say(QStringLiteral("hello"));
        QTRY_COMPARE(fixture.listener.count(), 1);
        QVERIFY(fixture.message().toPlainText().isEmpty());
        QVERIFY(fixture.says(QStringLiteral("hello")));
        QVERIFY(fixture.says(QStringLiteral("waiting for the first token")));
        fixture.listener.send(Fixture::head() + chatEvent("Good "));
        QTRY_VERIFY(fixture.says(QStringLiteral("Good")));
        QTRY_VERIFY(fixture.says(QStringLiteral("first token 412 ms")));
        QVERIFY(fixture.answer().running);
        QVERIFY(fixture.button(QStringLiteral("Stop"))->isEnabled());
        fixture.listener.send(chatEvent("morning."));
        QTRY_VERIFY(fixture.says(QStringLiteral("Good morning.")));

        fixture.row.state = ExchangeState::Done;
        fixture.row.durationUs = 2'840'000;
        fixture.row.usage = {};
        fixture.row.usage.inUncached = 12;
        fixture.row.usage.outText = 3;
        fixture.row.usage.source = Source::Reported;
        fixture.row.pricing = Pricing::Priced;
        fixture.row.cost = Money::fromNano(7'000'000);
        fixture.listener.finish();
        QTRY_VERIFY(!fixture.answer().running);
        // What it cost is what the record says.
        QTRY_VERIFY(fixture.says(QStringLiteral("12 in, 3 out")));
        QVERIFY(fixture.says(QStringLiteral("$0.0070, reported")));
        QVERIFY(fixture.says(QStringLiteral("2.84 s in all")));
        QVERIFY(!fixture.button(QStringLiteral("Stop"))->isEnabled());
    }

    void whatWasSaidIsSentAgainWithTheNextMessage() {
        Fixture fixture(Fixture::head() + chatEvent("two"));
        QVERIFY(fixture.ready());
        fixture.say(QStringLiteral("one"));
        QTRY_VERIFY(fixture.listener.count() == 1 && !fixture.answer().running);
        fixture.say(QStringLiteral("three"));
        QTRY_COMPARE(fixture.listener.count(), 2);
        const QJsonArray sent = fixture.messagesSent(1);
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent.at(1).toObject().value(u"role").toString(), QStringLiteral("assistant"));
        QCOMPARE(sent.at(1).toObject().value(u"content").toString(), QStringLiteral("two"));
        QCOMPARE(sent.at(2).toObject().value(u"content").toString(), QStringLiteral("three"));
    }

    void anErrorIsSaidInWordsAndItsMessageIsNotSentAgain() {
        Fixture fixture(Fixture::head(404, "application/json") +
                        "{\"error\":{\"message\":\"There is no model x.\"}}");
        QVERIFY(fixture.ready());
        fixture.say(QStringLiteral("lost"));
        QTRY_VERIFY(fixture.says(QStringLiteral("404: There is no model x.")));
        QVERIFY(!fixture.answer().running);
        fixture.listener.setAnswer(Fixture::head() + chatEvent("ok"));
        fixture.say(QStringLiteral("found"));
        QTRY_COMPARE(fixture.listener.count(), 2);
        QCOMPARE(fixture.messagesSent(1).size(), 1);
    }

    void anAnswerThatBreaksOffKeepsWhatCame() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        fixture.say(QStringLiteral("hello"));
        QTRY_COMPARE(fixture.listener.count(), 1);
        fixture.listener.send(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n" +
            chatEvent("half"));
        QTRY_COMPARE(fixture.answer().words, QStringLiteral("half"));
        fixture.listener.finish();
        QTRY_VERIFY(fixture.says(QStringLiteral("The answer broke off")));
        QVERIFY(fixture.says(QStringLiteral("half")));
    }

    void aGatewayThatIsNotThereIsSaid() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        fixture.listener.close();
        fixture.say(QStringLiteral("hello"));
        QTRY_VERIFY(fixture.says(QStringLiteral("The gateway did not answer")));
    }

    void stopEndsTheCallAndKeepsWhatCame() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        fixture.say(QStringLiteral("hello"));
        QTRY_COMPARE(fixture.listener.count(), 1);
        fixture.listener.send(Fixture::head() + chatEvent("half"));
        QTRY_VERIFY(fixture.says(QStringLiteral("half")));
        QTest::keyClick(&fixture.message(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY(!fixture.listener.isOpen());
        QVERIFY(!fixture.answer().running);
        QCOMPARE(fixture.answer().problem, QString());
        QTRY_VERIFY(fixture.says(QStringLiteral("stopped")));
        QVERIFY(fixture.says(QStringLiteral("half")));
    }

    void aKeyThatWasEndedIsMadeAnew() {
        Fixture fixture(Fixture::head(401, "application/json") +
                        "{\"error\":{\"message\":\"The key is not known.\"}}");
        QVERIFY(fixture.ready());
        fixture.say(QStringLiteral("hello"));
        QTRY_VERIFY(fixture.says(QStringLiteral("401: The key is not known.")));
        fixture.say(QStringLiteral("again"));
        QTRY_COMPARE(fixture.client.timesAsked<admin::CreateKey>(), 2);
    }

    void threeModelsAnswerBesideEachOther() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        Button* add = fixture.button(QStringLiteral("Ask another model beside"));
        add->click();
        add->click();
        QVERIFY(!add->isEnabled());
        QCOMPARE(fixture.page->findChildren<LaneView*>().size(), 3);
        QVERIFY(fixture.lane(1).choose(QStringLiteral("claude-sonnet-4-5")));
        QVERIFY(fixture.lane(2).choose(QStringLiteral("qwen3")));
        fixture.say(QStringLiteral("hello"));
        QTRY_COMPARE(fixture.listener.count(), 3);
        QStringList asked;
        for (std::size_t call = 0; call < 3; ++call) {
            const QByteArray request = fixture.listener.request(call);
            asked << QString::fromLatin1(request.left(request.indexOf(" HTTP"))) + u' ' +
                         QJsonDocument::fromJson(fixture.listener.body(call))
                             .object()
                             .value(u"model")
                             .toString();
        }
        asked.sort();
        QCOMPARE(asked, QStringList({QStringLiteral("POST /v1/chat/completions gpt-4o-mini"),
                                     QStringLiteral("POST /v1/messages claude-sonnet-4-5"),
                                     QStringLiteral("POST /v1/messages qwen3")}));
        for (std::size_t call = 0; call < 3; ++call) {
            fixture.listener.send(Fixture::head(), call);
            fixture.listener.finish(call);
        }
        QTRY_VERIFY(fixture.button(QStringLiteral("New conversation"))->isEnabled());
        QCOMPARE(unnamedControls(fixture.page), QStringList());

        // One of them is taken away; the conversation of the others stays.
        fixture.lane(1).findChild<IconButton*>()->click();
        QTRY_COMPARE(fixture.page->findChildren<LaneView*>().size(), 2);
        QCOMPARE(fixture.lane(0).lane().turns().size(), std::size_t(1));
        QCOMPARE(fixture.store.value(QStringLiteral("playground/models")).toStringList(),
                 QStringList({QStringLiteral("gpt-4o-mini"), QStringLiteral("qwen3")}));
    }

    void aModelOfAnotherDialectIsNotOffered() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        QCOMPARE(fixture.lane(0).findChild<QComboBox*>()->findText(QStringLiteral("strange")), -1);
    }

    // Another model has another price, so nothing takes its place but what a person chooses.
    void aModelThatIsGoneIsNotReplacedByAnother() {
        Fixture fixture(Fixture::head() + chatEvent("ok"));
        QVERIFY(fixture.ready());
        fixture.client.answer<admin::ListModels>(
            {{{"claude-sonnet-4-5", {"anthropic/claude-sonnet-4-5"}, {"anthropic"}}}, {}});
        fixture.page->hide();
        fixture.page->show();
        QTRY_VERIFY(fixture.lane(0).isMissing());
        QCOMPARE(fixture.lane(0).lane().model(), QStringLiteral("gpt-4o-mini"));
        fixture.say(QStringLiteral("hello"));
        Button* send = fixture.button(QStringLiteral("Send"));
        QVERIFY(!send->isEnabled());
        QVERIFY(send->toolTip().contains(QStringLiteral("gpt-4o-mini cannot be asked for")));
        QTest::qWait(30);
        QCOMPARE(fixture.listener.count(), 0);

        auto* models = fixture.lane(0).findChild<QComboBox*>();
        models->setFocus();
        QTest::keyClick(models, Qt::Key_Down);
        QCOMPARE(fixture.lane(0).lane().model(), QStringLiteral("claude-sonnet-4-5"));
        QVERIFY(send->isEnabled());
    }

    void theModelOfTheLastTimeIsNotReplacedByAnother() {
        Fixture fixture;
        fixture.store.setValue(QStringLiteral("playground/models"),
                               QStringList(QStringLiteral("gone")));
        QTRY_VERIFY(fixture.lane(0).isMissing());
        QCOMPARE(fixture.lane(0).lane().model(), QStringLiteral("gone"));
    }

    void theSettingsAreSentAndCheckedBefore() {
        Fixture fixture(Fixture::head() + chatEvent("ok"));
        QVERIFY(fixture.ready());
        fixture.calls.key.agree();
        const auto fields = fixture.page->findChildren<QLineEdit*>();
        QLineEdit* temperature = fields.at(0);
        QLineEdit* tokens = fields.at(1);
        QTest::keyClicks(&fixture.message(), QStringLiteral("x"));
        temperature->setText(QStringLiteral("hot"));
        QVERIFY(!fixture.button(QStringLiteral("Send"))->isEnabled());
        QVERIFY(fixture.says(QStringLiteral("a number from 0 to 2")));
        temperature->setText(QStringLiteral("0.7"));
        tokens->setText(QStringLiteral("0"));
        QVERIFY(!fixture.button(QStringLiteral("Send"))->isEnabled());
        tokens->setText(QStringLiteral("50"));
        fixture.say(QStringLiteral("hello"));
        QTRY_COMPARE(fixture.listener.count(), 1);
        const QJsonObject body = QJsonDocument::fromJson(fixture.listener.body()).object();
        QCOMPARE(body.value(u"temperature").toDouble(), 0.7);
        QCOMPARE(body.value(u"max_tokens").toInt(), 50);
    }

    void aRecordedCallIsCarriedOver() {
        Fixture fixture;
        QVERIFY(fixture.ready());
        fixture.client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            admin::ExchangeDetail detail = cannedDetail(cannedRow(1));
            detail.row.id = asked.id;
            detail.row.modelAsked = "qwen3";
            detail.row.dialect = "openai_chat";
            detail.bodiesKept = true;
            return Result<admin::ExchangeDetail>(detail);
        });
        admin::ExchangeBodies bodies;
        bodies.kept = true;
        bodies.request =
            "{\"model\":\"qwen3\",\"seed\":7,\"messages\":[{\"role\":\"system\",\"content\":"
            "\"Be brief.\"},{\"role\":\"user\",\"content\":\"Hello\"}]}";
        fixture.client.answer<admin::GetBodies>(bodies);
        fixture.page->reveal(QString::fromStdString(cannedId(1).text()));
        QTRY_COMPARE(fixture.message().toPlainText(), QStringLiteral("Hello"));
        QCOMPARE(fixture.lane(0).lane().model(), QStringLiteral("qwen3"));
        const auto labels = fixture.page->findChildren<QWidget*>();
        QVERIFY(std::ranges::any_of(labels, [](const QWidget* widget) {
            return widget->isVisible() && (widget->toolTip() + widget->property("text").toString() +
                                           widget->accessibleName())
                                              .contains(QStringLiteral("without its answer"));
        }));
        QCOMPARE(fixture.listener.count(), 0);  // nothing is spent by looking
        fixture.calls.key.agree();
        QTest::keyClick(&fixture.message(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(fixture.listener.count(), 1);
        QCOMPARE(fixture.messagesSent(0).size(), 2);
        // In the dialect it was recorded in, though the model speaks another as well.
        QVERIFY(fixture.listener.request().startsWith("POST /v1/chat/completions "));
    }

    void withoutAModelItLeadsToTheProviders() {
        Fixture fixture;
        fixture.client.answer<admin::ListModels>({});
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        fixture.page->hide();
        fixture.page->show();
        QTRY_VERIFY(fixture.says(QStringLiteral("No model to talk to.")));
        QSignalSpy asked(fixture.page, &Page::pageAsked);
        fixture.button(QStringLiteral("Show providers"))->click();
        QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("providers"));
    }

    void noTextIsCutInALongLanguage() {
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        Fixture fixture;
        fixture.window.resize(972, 600);
        const bool ready = fixture.ready();
        const QStringList cut = settledCutTexts(fixture.page);
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY(ready);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPlayground)
#include "test_playground.moc"
