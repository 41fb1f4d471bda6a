// SPDX-License-Identifier: GPL-3.0-or-later
#include <QThread>
#include <QtTest>
#include <atomic>
#include <memory>

#include "app/desktop/single_instance.hpp"

using weir::app::SingleInstance;

class TestSingleInstance : public QObject {
    Q_OBJECT

private slots:
    void theSecondRaisesTheFirst() {
        SingleInstance first("/data/a");
        QVERIFY(first.take() == SingleInstance::Place::First);
        QSignalSpy asked(&first, &SingleInstance::showAsked);
        std::atomic<SingleInstance::Place> place = SingleInstance::Place::None;
        // Of another process, so it must not block the one that answers.
        const std::unique_ptr<QThread> another(QThread::create([&place] {
            SingleInstance second("/data/a");
            place = second.take();
        }));
        another->start();
        QTRY_COMPARE(asked.count(), 1);
        QVERIFY(another->wait());
        QVERIFY(place == SingleInstance::Place::Second);
    }

    void anotherFolderIsAnotherInstance() {
        SingleInstance first("/data/a");
        SingleInstance other("/data/b");
        QVERIFY(first.take() == SingleInstance::Place::First);
        QVERIFY(other.take() == SingleInstance::Place::First);
    }

    void whoComesWhileTheFirstEndsWaitsForItsPlace() {
        auto first = std::make_unique<SingleInstance>("/data/a");
        QVERIFY(first->take() == SingleInstance::Place::First);
        first->leave();
        SingleInstance next("/data/a");
        QVERIFY(next.take(std::chrono::milliseconds(0)) == SingleInstance::Place::None);
        first.reset();
        QVERIFY(next.take(std::chrono::milliseconds(0)) == SingleInstance::Place::First);
    }

    void theNextOneAfterTheFirstIsFirst() {
        {
            SingleInstance first("/data/a");
            QVERIFY(first.take() == SingleInstance::Place::First);
        }
        SingleInstance next("/data/a");
        QVERIFY(next.take() == SingleInstance::Place::First);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "test_single_instance.moc"
