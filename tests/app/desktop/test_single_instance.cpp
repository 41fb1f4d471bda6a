// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/desktop/single_instance.hpp"

using weir::app::SingleInstance;

class TestSingleInstance : public QObject {
    Q_OBJECT

private slots:
    void theSecondRaisesTheFirst() {
        SingleInstance first("/data/a");
        QVERIFY(first.take() == SingleInstance::Place::First);
        QSignalSpy asked(&first, &SingleInstance::showAsked);
        SingleInstance second("/data/a");
        QVERIFY(second.take() == SingleInstance::Place::Second);
        QTRY_COMPARE(asked.count(), 1);
    }

    void anotherFolderIsAnotherInstance() {
        SingleInstance first("/data/a");
        SingleInstance other("/data/b");
        QVERIFY(first.take() == SingleInstance::Place::First);
        QVERIFY(other.take() == SingleInstance::Place::First);
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
