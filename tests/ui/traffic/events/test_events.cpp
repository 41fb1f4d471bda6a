// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QtTest>

#include "ui/traffic/conversation/readers.hpp"
#include "ui/traffic/events/event_model.hpp"
#include "ui/traffic/events/events_tab.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/table_view.hpp"

using namespace weir;
using namespace weir::ui;

namespace {

const QByteArray kBody(
    "data: {\"type\":\"response.created\",\"n\":1}\n\n"
    ": still here\n\n"
    "event: message_stop\ndata: {\"a\":1}\n\n"
    "data: [DONE]\n\n");

std::vector<StreamMoment> momentsOf(const QByteArray& body) {
    const auto offset = [&body](const char* part) {
        return static_cast<std::uint64_t>(body.indexOf(part));
    };
    // The last two events went out together.
    return {{0, 1'000}, {offset(": still"), 6'000}, {offset("event:"), 2'006'000}};
}

}  // namespace

class TestEvents : public QObject {
    Q_OBJECT

private slots:
    void eachEventHasTheTimeOfThePieceThatBroughtIt() {
        const auto rows = streamRows(kBody, momentsOf(kBody));
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[0].name, QByteArray("response.created"));
        QCOMPARE(rows[0].atUs, 1'000);
        QCOMPARE(rows[0].gapUs, -1);
        QVERIFY(rows[1].isComment);
        QCOMPARE(rows[1].data, QByteArray("still here"));
        QCOMPARE(rows[1].gapUs, 5'000);
        QCOMPARE(rows[2].name, QByteArray("message_stop"));
        QCOMPARE(rows[2].atUs, 2'006'000);
        QCOMPARE(rows[2].gapUs, 2'000'000);
        QCOMPARE(rows[3].data, QByteArray("[DONE]"));
        QCOMPARE(rows[3].gapUs, 0);
        std::uint64_t bytes = 0;
        for (const StreamRow& row : rows) {
            bytes += row.bytes;
        }
        QCOMPARE(bytes, static_cast<std::uint64_t>(kBody.size()));
    }

    void timesThatAreNotKnownAreNotShown() {
        EventModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows(streamRows(kBody, {}));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(2, EventModel::At).data().toString(), QString());
        QCOMPARE(model.index(2, EventModel::Gap).data().toString(), QString());
    }

    void linesEndInEveryWay_data() {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("LF") << QByteArray("\n");
        QTest::newRow("CRLF") << QByteArray("\r\n");
        QTest::newRow("CR") << QByteArray("\r");
    }
    void linesEndInEveryWay() {
        QFETCH(const QByteArray, end);
        QByteArray body = kBody;
        body.replace("\n", end);
        const auto rows = streamRows(body, {});
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[2].data, QByteArray("{\"a\":1}"));
        // Every cut leaves out no more than what it cut into.
        for (qsizetype size = 0; size <= body.size(); ++size) {
            const auto cut = streamRows(body.left(size), {});
            QVERIFY(cut.size() <= 4);
            for (std::size_t at = 0; at < cut.size(); ++at) {
                QCOMPARE(cut[at].data, rows[at].data);
            }
        }
        QCOMPARE(splitEvents(body).size(), std::size_t(3));
    }

    void theChosenEventIsShownInFull() {
        EventsTab tab;
        tab.resize(460, 500);
        tab.setContent({{BodyState::Kept, {}, {}, {}}, false, kBody, momentsOf(kBody)});
        tab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tab));
        auto* table = tab.findChild<TableView*>();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_J);
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(tab.findChild<CodeView*>()->code(), QStringLiteral("{\n  \"a\": 1\n}"));
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(tab.findChild<CodeView*>()->code(), QStringLiteral("[DONE]"));

        tab.setContent({{BodyState::NotKept, {}, {}, {}}, false, {}, {}});
        QVERIFY(!table->isVisible());
        QVERIFY(tab.findChild<QLabel*>()->text().contains(QStringLiteral("not kept")));
    }
};

QTEST_MAIN(TestEvents)
#include "test_events.moc"
