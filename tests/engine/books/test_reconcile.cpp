// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/reconcile/reconcile.hpp"

using namespace weir;
using namespace weir::books;
using std::chrono::hours;

// The books' hours held against a provider's days.
class TestReconcile : public QObject {
    Q_OBJECT

    static Timestamp day(unsigned number) {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / number};
    }
    static ExportedUsage told(unsigned number, std::uint64_t tokens,
                              const std::string& model = "gpt-4o-mini-2024-07-18") {
        return {.day = day(number),
                .model = model,
                .requests = 1,
                .tokensIn = tokens,
                .tokensCached = 0,
                .tokensOut = tokens / 2,
                .cost = Money::fromNano(static_cast<std::int64_t>(tokens) * 1'000'000)};
    }
    static UsageExport exported(std::vector<ExportedUsage> days) {
        return {.tellsRequests = true,
                .tellsTokens = true,
                .tellsCached = true,
                .tellsCosts = true,
                .days = std::move(days)};
    }
    static BookedHour booked(Timestamp hour, std::uint64_t tokens,
                             const std::string& model = "gpt-4o-mini") {
        SpendSums sums;
        sums.requests = 1;
        sums.tokensIn = tokens;
        sums.tokensOut = tokens / 2;
        sums.spent = Money::fromNano(static_cast<std::int64_t>(tokens) * 1'000'000);
        return {hour, model, sums};
    }
    static GapCause causeOf(const UsageExport& theirs, const std::vector<BookedHour>& ours,
                            std::size_t row = 0) {
        return reconcile(theirs, ours).at(row).cause;
    }

private slots:
    void whatIsTheSameHasNoCause() {
        // A release and its plain name are the same model; hours of a day add up.
        const auto rows = reconcile(exported({told(2, 100), told(3, 40)}),
                                    {booked(day(2) + hours(1), 60), booked(day(2) + hours(23), 40),
                                     booked(day(3), 40, "gpt-4o-mini-2024-07-18")});
        QCOMPARE(rows.size(), std::size_t{2});
        for (const ReconciledDay& row : rows) {
            QCOMPARE(row.cause, GapCause::None);
            QCOMPARE(row.theirs.model, std::string("gpt-4o-mini-2024-07-18"));
        }
        QCOMPARE(rows[0].ours.tokensIn, std::uint64_t{100});
        QCOMPARE(rows[0].ours.requests, std::uint64_t{2});
    }

    void whatTheProviderKnowsMoreOfDidNotComeThroughHere() {
        const UsageExport theirs = exported({told(2, 100), told(3, 40)});
        QCOMPARE(causeOf(theirs, {booked(day(2), 60), booked(day(3), 40)}), GapCause::OutsideWeir);
        QCOMPARE(causeOf(theirs, {}), GapCause::OutsideWeir);
        QCOMPARE(causeOf(exported({told(2, 100, "other"), told(3, 40)}), {booked(day(3), 40)}),
                 GapCause::OutsideWeir);
    }

    void whatOnlyTheBooksKnowIsNotReportedOrLate() {
        const UsageExport theirs = exported({told(2, 100), told(3, 40)});
        const auto rows = reconcile(
            theirs, {booked(day(2), 100), booked(day(2), 7, "gpt-4o"), booked(day(3), 41)});
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].theirs.model, std::string("gpt-4o"));
        QCOMPARE(rows[0].cause, GapCause::NotReported);
        QCOMPARE(rows[1].cause, GapCause::None);
        QCOMPARE(rows[2].cause, GapCause::LateSettled);  // the last day of the export
        // Days that the export is not of are no gap.
        QCOMPARE(reconcile(theirs, {booked(day(1), 5), booked(day(4), 5)}).size(), std::size_t{2});
    }

    void daysOfAnotherZoneAreFound() {
        // Days that begin at 08:00 UTC.
        const UsageExport theirs = exported({told(2, 100), told(3, 40), told(4, 20)});
        const std::vector<BookedHour> ours{
            booked(day(2) + hours(8), 70),  booked(day(3) + hours(7), 30),
            booked(day(3) + hours(9), 40),  booked(day(4) + hours(10), 10),
            booked(day(5) + hours(7), 10),  booked(day(2) + hours(7), 999),
            booked(day(5) + hours(8), 999),
        };
        const auto rows = reconcile(theirs, ours);
        QCOMPARE(rows.size(), std::size_t{3});
        for (const ReconciledDay& row : rows) {
            QCOMPARE(row.cause, GapCause::OtherZone);
        }
        // A gap that no shift explains is none of zones.
        auto more = ours;
        more.push_back(booked(day(3) + hours(12), 1));
        QVERIFY(causeOf(theirs, more, 1) != GapCause::OtherZone);
    }

    void theSameTokensAtAnotherCostAreAMatterOfPrices() {
        auto line = told(2, 100);
        line.cost += Money::fromNano(90'000'000);
        const UsageExport theirs = exported({line, told(3, 40)});
        auto ours = booked(day(2), 100);
        QCOMPARE(causeOf(theirs, {ours, booked(day(3), 40)}), GapCause::OtherPrice);
        ours.sums.unpriced = 1;
        QCOMPARE(causeOf(theirs, {ours, booked(day(3), 40)}), GapCause::Unpriced);
        // What providers round is no gap.
        line.cost = ours.sums.spent + Money::fromNano(90'000);
        QCOMPARE(causeOf(exported({line}), {ours}), GapCause::None);
    }

    void estimatesAreNamed() {
        UsageExport theirs = exported({told(2, 110), told(3, 40)});
        auto ours = booked(day(2), 100);
        ours.sums.estimated = 1;
        const auto last = booked(day(3), 40);
        QCOMPARE(causeOf(theirs, {ours, last}), GapCause::Estimated);
        ours.sums.requests = 2;  // other calls than theirs
        QCOMPARE(causeOf(theirs, {ours, last}), GapCause::OutsideWeir);
        theirs.tellsRequests = false;
        QCOMPARE(causeOf(theirs, {ours, last}), GapCause::Estimated);
        theirs.days[0].tokensIn = 1'000;  // no estimate is that far off
        QCOMPARE(causeOf(theirs, {ours, last}), GapCause::OutsideWeir);
    }

    void anExportWithoutModelsIsHeldAgainstAllOfThem() {
        UsageExport theirs = exported({told(2, 100, ""), told(3, 40, "")});
        const std::vector<BookedHour> ours{booked(day(2), 60, "a"), booked(day(2), 40, "b"),
                                           booked(day(3), 40, "c")};
        const auto rows = reconcile(theirs, ours);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].cause, GapCause::None);
        QCOMPARE(rows[0].theirs.model, std::string());
    }

    void costsAloneAreCompared() {
        UsageExport theirs = exported({told(2, 100), told(3, 40)});
        theirs.tellsTokens = theirs.tellsRequests = theirs.tellsCached = false;
        for (ExportedUsage& line : theirs.days) {
            line.tokensIn = line.tokensOut = line.requests = 0;
        }
        QCOMPARE(causeOf(theirs, {booked(day(2), 100), booked(day(3), 40)}), GapCause::None);
        auto ours = booked(day(2), 50);
        QCOMPARE(causeOf(theirs, {ours, booked(day(3), 40)}), GapCause::OutsideWeir);
        ours.sums.unpriced = 1;
        QCOMPARE(causeOf(theirs, {ours, booked(day(3), 40)}), GapCause::Unpriced);
    }
};

QTEST_APPLESS_MAIN(TestReconcile)
#include "test_reconcile.moc"
