// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_alerts.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/overview/flow_events.hpp"

namespace weir::ui {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestFlowEvents : public QObject {
    Q_OBJECT

    static QStringList textsOf(const std::vector<FlowEvent>& events) {
        QStringList texts;
        for (const FlowEvent& event : events) {
            texts << event.text;
        }
        return texts;
    }
    static admin::AuditPage revised() {
        admin::AuditPage page;
        page.records.resize(2);
        page.records[0].at = kCannedNow - minutes(4);
        page.records[0].action = "policy revised";
        page.records[0].object = "41";
        // Found by the same words, and another matter.
        page.records[1].at = kCannedNow - minutes(5);
        page.records[1].action = "team changed";
        page.records[1].object = "policy revised";
        return page;
    }

private slots:
    void onlyWhatIsNearTheFlowTheOldestFirst() {
        const std::vector<FlowEvent> events = flowEventsOf(cannedAlerts(), revised());
        QCOMPARE(textsOf(events), QStringList({QStringLiteral("openai is down"),
                                               QStringLiteral("openai is up again"),
                                               QStringLiteral("31 % of the calls to openai fail"),
                                               QStringLiteral("Revision 41 of the document"),
                                               QStringLiteral("azure-eu is down")}));
        QVERIFY(std::ranges::is_sorted(events, {}, &FlowEvent::at));
        QVERIFY(events.back().at == kCannedNow - minutes(3));
    }

    void aBudgetIsAnEventWhenItLetsNothingThrough() {
        admin::AlertList alerts;
        alerts.active.resize(1);
        alerts.active[0].alert.kind = AlertKind::BudgetUsed;
        alerts.active[0].alert.subject = "search";
        alerts.active[0].alert.percent = 100;
        QVERIFY(flowEventsOf(alerts, {}).empty());
        alerts.active[0].alert.refuses = true;
        QCOMPARE(flowEventsOf(alerts, {}).size(), std::size_t{1});
    }

    void itIsAskedAgainAfterAWhileOrForAnotherRange() {
        FakeAdminClient client;
        client.answer<admin::ListAlerts>(cannedAlerts());
        std::vector<admin::ListAudit> asked;
        client.on<admin::ListAudit>([&asked](const admin::ListAudit& operation) {
            asked.push_back(operation);
            return Result<admin::AuditPage>(revised());
        });
        FlowEvents events(client);
        QSignalSpy changed(&events, &FlowEvents::changed);
        const Timestamp from = kCannedNow - minutes(15);
        events.pull(from, kCannedNow);
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(asked.size(), std::size_t{1});
        QVERIFY(asked[0].from == from);
        QCOMPARE(events.events().size(), std::size_t{5});
        events.pull(from + seconds(1), kCannedNow + seconds(1));
        events.pull(from + seconds(6), kCannedNow + seconds(6));
        events.pull(kCannedNow - hours(1), kCannedNow + seconds(7));
        QTRY_COMPARE(asked.size(), std::size_t{3});
        QVERIFY(asked[2].from == kCannedNow - hours(1));
    }

    void withoutAnAnswerThereIsNothingAndWhatWasStays() {
        FakeAdminClient client;
        client.refuse<admin::ListAlerts>(Error::unavailable("The socket is gone."));
        client.refuse<admin::ListAudit>(Error::unavailable("The socket is gone."));
        FlowEvents events(client);
        events.pull(kCannedNow - minutes(15), kCannedNow);
        QTest::qWait(20);
        QVERIFY(events.events().empty());
        client.answer<admin::ListAlerts>(cannedAlerts());
        events.pull(kCannedNow - minutes(15), kCannedNow + seconds(6));
        QTRY_COMPARE(events.events().size(), std::size_t{4});
        client.refuse<admin::ListAlerts>(Error::unavailable("The socket is gone."));
        events.pull(kCannedNow - minutes(15), kCannedNow + seconds(12));
        QTest::qWait(20);
        QCOMPARE(events.events().size(), std::size_t{4});
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFlowEvents)
#include "test_flow_events.moc"
