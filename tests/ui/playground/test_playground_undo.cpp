// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/playground/fixture.hpp"

namespace weir::ui {

// What was said and goes from the playground can be had back.
class TestPlaygroundUndo : public QObject {
    Q_OBJECT

    struct Scene : PlaygroundFixture {
        explicit Scene(const QByteArray& words = "answer")
            : PlaygroundFixture(head() + chatEvent(words)) {
            QObject::connect(page, &Page::toastAsked, page,
                             [this](const ToastMessage& message) { toasts.push_back(message); });
        }
        bool sayAndWait(const QString& words) {
            const int before = listener.count();
            say(words);
            return QTest::qWaitFor([&] { return listener.count() > before && !answer().running; });
        }
        // The last toast that offers it.
        void undo() {
            for (auto each = toasts.rbegin(); each != toasts.rend(); ++each) {
                if (each->action == QStringLiteral("Undo")) {
                    const auto run = each->run;
                    run();
                    return;
                }
            }
            QFAIL("nothing to undo");
        }

        std::vector<ToastMessage> toasts;
    };

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aConversationThatWasEndedComesBackAndGoesOn() {
        Scene scene("two");
        QVERIFY(scene.ready());
        QVERIFY(scene.sayAndWait(QStringLiteral("one")));
        QTest::keyClick(&scene.message(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(!scene.says(QStringLiteral("two")));
        QCOMPARE(scene.toasts.size(), std::size_t(1));
        scene.undo();
        QTRY_VERIFY(scene.says(QStringLiteral("two")));
        // Nothing was there in between, so there is nothing more to undo.
        QCOMPARE(scene.toasts.size(), std::size_t(1));
        QVERIFY(scene.sayAndWait(QStringLiteral("three")));
        QCOMPARE(scene.messagesSent(1).size(), 3);
    }

    void anUndoLosesNothingEither() {
        Scene scene;
        QVERIFY(scene.ready());
        QVERIFY(scene.sayAndWait(QStringLiteral("first")));
        QTest::keyClick(&scene.message(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(scene.sayAndWait(QStringLiteral("second")));
        scene.undo();
        QTRY_VERIFY(scene.says(QStringLiteral("first")));
        QVERIFY(!scene.says(QStringLiteral("second")));
        scene.undo();
        QTRY_VERIFY(scene.says(QStringLiteral("second")));
    }

    void anEmptyOneLeavesNothingToUndo() {
        Scene scene;
        QVERIFY(scene.ready());
        QTest::keyClick(&scene.message(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(scene.toasts.empty());
    }

    void anAnswerThatWasComingInIsBackAsFarAsItCame() {
        Scene scene;
        scene.listener.setAnswer({});
        QVERIFY(scene.ready());
        scene.say(QStringLiteral("hello"));
        QTRY_COMPARE(scene.listener.count(), 1);
        scene.listener.send(Scene::head() + chatEvent("half of it"));
        QTRY_VERIFY(scene.says(QStringLiteral("half of it")));
        QTest::keyClick(&scene.message(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(!scene.listener.isOpen());
        scene.undo();
        QTRY_VERIFY(scene.says(QStringLiteral("half of it")));
        QTRY_VERIFY(scene.says(QStringLiteral("stopped")));
        QVERIFY(!scene.answer().running);
    }

    void aModelThatWasTakenAwayComesBackWithWhatItSaid() {
        Scene scene;
        QVERIFY(scene.ready());
        scene.button(QStringLiteral("Ask another model beside"))->click();
        scene.say(QStringLiteral("hello"));
        QTRY_VERIFY(scene.listener.count() == 2 && !scene.answer(0).running &&
                    !scene.answer(1).running);
        emit scene.lane(1).removeAsked();
        QTRY_COMPARE(scene.page->findChildren<LaneView*>().size(), 1);
        scene.undo();
        QCOMPARE(scene.page->findChildren<LaneView*>().size(), 2);
        QCOMPARE(scene.lane(1).lane().model(), QStringLiteral("gpt-4o-mini"));
        QCOMPARE(scene.answer(1).words, QStringLiteral("answer"));
    }

    // The record of an answer is closed a moment after it, and a person may be faster.
    void theRecordOfAnAnswerIsFollowedThoughTheNextIsAskedFor() {
        Scene scene;
        scene.row.state = ExchangeState::Streaming;
        scene.row.durationUs = -1;
        QVERIFY(scene.ready());
        QVERIFY(scene.sayAndWait(QStringLiteral("one")));
        QVERIFY(scene.sayAndWait(QStringLiteral("two")));
        scene.row.state = ExchangeState::Done;
        scene.row.durationUs = 1'500'000;
        const auto isClosed = [&](std::size_t turn) {
            const auto& row = scene.lane(0).lane().turns().at(turn).answer.row;
            return row && row->durationUs == 1'500'000;
        };
        QTRY_VERIFY(isClosed(0) && isClosed(1));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPlaygroundUndo)
#include "test_playground_undo.moc"
