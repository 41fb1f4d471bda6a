// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QtTest>

#include "tests/support/fake_clock.hpp"
#include "ui/notifications/notification_gate.hpp"

using namespace std::chrono_literals;

namespace weir::ui {

namespace {

Notification down(const QString& name) {
    Notification trouble;
    trouble.subject = QStringLiteral("provider/") + name;
    trouble.title = name + QStringLiteral(" is down");
    trouble.what = name;
    return trouble;
}

const Notification kOpenAi = down(QStringLiteral("openai"));
const Notification kMistral = down(QStringLiteral("mistral"));

}  // namespace

class TestNotificationGate : public QObject {
    Q_OBJECT

    struct Scene {
        test::FakeClock clock;
        NotificationGate gate;

        void set(const QVector<Notification>& troubles) {
            gate.setTroubles(troubles, clock.instant());
        }
        QVector<Notification> after(Microseconds time) {
            clock.advance(time);
            return gate.take(clock.instant());
        }
    };

private slots:
    void aTroubleIsToldOnceWhenItHasLasted() {
        Scene scene;
        scene.set({kOpenAi});
        QVERIFY(scene.after(1s).isEmpty());
        QCOMPARE(scene.after(2s), QVector<Notification>{kOpenAi});
        for (int minute = 0; minute < 60; ++minute) {
            scene.set({kOpenAi});
            QVERIFY(scene.after(1min).isEmpty());
        }
        QVERIFY(!scene.gate.due());
    }

    void itsEndIsToldToo() {
        Scene scene;
        scene.set({kOpenAi});
        scene.after(3s);
        scene.set({});
        const auto news = scene.after(3s);
        QCOMPARE(news.size(), 1);
        QVERIFY(!news.first().trouble);
        QCOMPARE(news.first().title, QStringLiteral("openai is up again"));
    }

    void whatIsOverBeforeItWasToldNeverWas() {
        Scene scene;
        scene.set({kOpenAi});
        scene.clock.advance(2s);
        scene.set({});
        QVERIFY(scene.after(1h).isEmpty());
        QVERIFY(!scene.gate.due());
    }

    void whatComesTogetherIsToldTogether() {
        Scene scene;
        scene.set({kMistral});
        scene.clock.advance(1s);
        scene.set({kMistral, kOpenAi});
        scene.clock.advance(2s);
        // The first is due and does not wait for the second, which comes with the next.
        QCOMPARE(scene.gate.take(scene.clock.instant()), QVector<Notification>{kMistral});
        scene.set({});
        scene.clock.advance(10s);
        Scene both;
        both.set({kMistral, kOpenAi});
        QCOMPARE(both.after(3s), (QVector<Notification>{kMistral, kOpenAi}));
    }

    // Down and up every ten seconds for an hour: a handful of messages, and the last one is true.
    void aFlappingProviderDoesNotFlood() {
        Scene scene;
        int told = 0;
        bool known = false;  // what a person believes
        for (int step = 0; step < 360; ++step) {
            scene.set(step % 2 == 0 ? QVector<Notification>{kOpenAi} : QVector<Notification>{});
            for (const Notification& each : scene.after(10s)) {
                ++told;
                known = each.trouble;
            }
        }
        QVERIFY2(told >= 2 && told <= 9, qPrintable(QString::number(told)));
        scene.set({kOpenAi});
        for (int minute = 0; minute < 20; ++minute) {
            for (const Notification& each : scene.after(1min)) {
                known = each.trouble;
            }
        }
        QVERIFY(known);
    }

    // Forty subjects in turn: never more interruptions than allowed, and all of them are told.
    void manySubjectsAreToldInFewInterruptions() {
        Scene scene;
        QVector<Notification> troubles;
        QSet<QString> told;
        QVector<Instant> interruptions;
        for (int step = 0; step < 40; ++step) {
            troubles << down(QStringLiteral("p%1").arg(step));
            scene.set(troubles);
            const auto news = scene.after(10s);
            for (const Notification& each : news) {
                told << each.subject;
            }
            if (!news.isEmpty()) {
                interruptions << scene.clock.instant();
            }
        }
        QVERIFY(interruptions.size() <= 4);
        for (const Notification& each : scene.after(10min)) {
            told << each.subject;
        }
        QCOMPARE(told.size(), 40);
    }

    void dueSaysWhenToLook() {
        Scene scene;
        QRandomGenerator random(3);
        for (int step = 0; step < 2'000; ++step) {
            QVector<Notification> troubles;
            for (const Notification& each : {kOpenAi, kMistral}) {
                if (random.bounded(2) == 0) {
                    troubles << each;
                }
            }
            scene.set(troubles);
            const auto due = scene.gate.due();
            if (due && *due > scene.clock.instant()) {
                NotificationGate early = scene.gate;
                QVERIFY(early.take(*due - 1us).isEmpty());
                QVERIFY(!early.take(*due).isEmpty());
            } else if (!due) {
                NotificationGate later = scene.gate;
                QVERIFY(later.take(scene.clock.instant() + 100h).isEmpty());
            }
            scene.after(std::chrono::seconds(random.bounded(200)));
        }
    }

    void whatNobodyWantsIsForgottenWithItsEnd() {
        Scene scene;
        scene.set({kOpenAi, kMistral});
        scene.after(3s);
        scene.gate.forgetUnless(
            [](const Notification& trouble) { return trouble.what == QStringLiteral("mistral"); });
        scene.set({});
        const auto news = scene.after(3s);
        QCOMPARE(news.size(), 1);
        QCOMPARE(news.first().what, QStringLiteral("mistral"));
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestNotificationGate)
#include "test_notification_gate.moc"
