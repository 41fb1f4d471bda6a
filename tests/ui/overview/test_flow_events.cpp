// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

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
        const admin::AlertList alerts = cannedAlerts();
        const std::vector<FlowEvent> events = flowEventsOf(alerts, revised());
        QCOMPARE(textsOf(events), QStringList({QStringLiteral("openai is down"),
                                               QStringLiteral("31 % of the calls to openai fail"),
                                               QStringLiteral("azure-eu is down"),
                                               QStringLiteral("Revision 41 of the document")}));
        // It was down before it was worth an alert.
        QVERIFY(events[2].at ==
                kCannedNow - minutes(3) - seconds(alerts.settings.providerDownSeconds));
        QVERIFY(events[1].at == kCannedNow - hours(3));
    }

    void itIsAskedAgainAfterAWhile() {
        FakeAdminClient client;
        client.answer<admin::ListAlerts>(cannedAlerts());
        client.answer<admin::ListAudit>(revised());
        FlowEvents events(client);
        QSignalSpy changed(&events, &FlowEvents::changed);
        const Timestamp from = kCannedNow - minutes(15);
        events.pull(from, kCannedNow, 41);
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(events.events().size(), std::size_t{4});
        events.pull(from + seconds(1), kCannedNow + seconds(1), 41);
        QCOMPARE(client.timesAsked<admin::ListAlerts>(), 1);
        events.pull(from + seconds(6), kCannedNow + seconds(6), 41);
        QCOMPARE(client.timesAsked<admin::ListAlerts>(), 2);
        // The clock was set back.
        events.pull(from, kCannedNow, 41);
        QCOMPARE(client.timesAsked<admin::ListAlerts>(), 3);
    }

    void revisionsAreAskedForWhenThereIsOneMoreOrForAnotherRange() {
        FakeAdminClient client;
        client.answer<admin::ListAlerts>({});
        std::vector<admin::ListAudit> asked;
        client.on<admin::ListAudit>([&asked](const admin::ListAudit& operation) {
            asked.push_back(operation);
            return Result<admin::AuditPage>(revised());
        });
        FlowEvents events(client);
        const Timestamp from = kCannedNow - minutes(15);
        events.pull(from, kCannedNow, 41);
        QTRY_COMPARE(asked.size(), std::size_t{1});
        QVERIFY(asked[0].from == from);
        events.pull(from + seconds(20), kCannedNow + seconds(20), 41);
        events.pull(from + seconds(21), kCannedNow + seconds(21), 42);
        QTRY_COMPARE(asked.size(), std::size_t{2});
        events.pull(kCannedNow - hours(1), kCannedNow + seconds(22), 42);
        QTRY_COMPARE(asked.size(), std::size_t{3});
        QVERIFY(asked[2].from == kCannedNow - hours(1));
    }

    void withoutAnAnswerThereIsNothingAndWhatWasStays() {
        FakeAdminClient client;
        client.refuse<admin::ListAlerts>(Error::unavailable("The socket is gone."));
        client.refuse<admin::ListAudit>(Error::unavailable("The socket is gone."));
        FlowEvents events(client);
        const Timestamp from = kCannedNow - minutes(15);
        events.pull(from, kCannedNow, 41);
        QTRY_COMPARE(client.timesAsked<admin::ListAudit>(), 1);
        QVERIFY(events.events().empty());
        client.answer<admin::ListAlerts>(cannedAlerts());
        client.answer<admin::ListAudit>(revised());
        // The revisions are asked for again, though it is the same one.
        QTRY_COMPARE(
            [&] {
                events.pull(from, kCannedNow + seconds(6), 41);
                return events.events().size();
            }(),
            std::size_t{4});
        client.refuse<admin::ListAlerts>(Error::unavailable("The socket is gone."));
        events.pull(from, kCannedNow + seconds(12), 41);
        QTRY_COMPARE(client.timesAsked<admin::ListAlerts>(), 3);
        QCOMPARE(events.events().size(), std::size_t{4});
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFlowEvents)
#include "test_flow_events.moc"
