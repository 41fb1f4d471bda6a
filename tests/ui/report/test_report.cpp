// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QtTest>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_budgets.hpp"
#include "tests/ui/support/canned_spend.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/report/report_document.hpp"
#include "ui/report/report_pdf.hpp"
#include "ui/report/report_saver.hpp"
#include "ui/report/report_source.hpp"

using namespace weir;
using namespace weir::ui;

namespace {

admin::SpendRow row(const char* name, std::int64_t dollars) {
    admin::SpendRow made;
    made.name = name;
    made.sum.requests = 1;
    made.sum.spent = Money::fromNano(dollars * 1'000'000'000);
    return made;
}

// A gateway with spend and budgets.
struct Fixture {
    Fixture() {
        clock.set(kCannedNow);
        client.on<admin::GetSpend>([this](const admin::GetSpend& operation) {
            asked.push_back(operation);
            return Result<admin::SpendReport>(cannedSpend(operation));
        });
        client.answer<admin::ListBudgets>(cannedBudgets());
    }

    ReportFigures figures(SpendPeriod period = SpendPeriod::ThirtyDays) {
        ReportSource source(client, clock, QTimeZone::utc());
        ReportFigures got;
        bool ready = false;
        QObject::connect(&source, &ReportSource::ready, [&](const ReportFigures& made) {
            got = made;
            ready = true;
        });
        source.ask(period, {}, false);
        [&] { QTRY_VERIFY(ready); }();
        return got;
    }

    FakeAdminClient client;
    std::vector<admin::GetSpend> asked;
    test::FakeClock clock;
    QTemporaryDir folder;
};

}  // namespace

class TestReport : public QObject {
    Q_OBJECT

private slots:
    void theGreatestChangesComeFirst() {
        SpendAnswer answer;
        answer.report.rows = {row("same", 7), row("more", 9), row("new", 3), row("less", 1)};
        answer.before.rows = {row("same", 7), row("more", 4), row("gone", 8), row("less", 3)};
        const auto movers = moversOf(answer, 10);
        std::vector<std::string> names;
        for (const Mover& mover : movers) {
            names.push_back(mover.name);
        }
        QCOMPARE(names, (std::vector<std::string>{"gone", "more", "new", "less"}));
        QCOMPARE(movers.front().change(), std::int64_t{-8'000'000'000});
        QCOMPARE(moversOf(answer, 2).size(), std::size_t(2));
    }

    void aFileIsNamedByItsDays() {
        const QDate first(2026, 2, 1);
        QCOMPARE(reportName({first, QDate(2026, 2, 28)}), QStringLiteral("weir-2026-02.pdf"));
        QCOMPARE(reportName({first, QDate(2026, 2, 27)}),
                 QStringLiteral("weir-2026-02-01-to-2026-02-27.pdf"));
    }

    void itSaysWhoSpentWhatAndHowBudgetsStand() {
        Fixture fixture;
        const ReportFigures figures = fixture.figures();
        QCOMPARE(fixture.asked.size(), std::size_t(8));  // four things, each with the time before
        const QString text = reportDocument(figures)->toPlainText();
        for (const admin::SpendRow& each : figures.teams.report.rows) {
            if (!each.name.empty()) {
                QVERIFY2(text.contains(QString::fromStdString(each.name)), each.name.c_str());
            }
        }
        for (const admin::BudgetRow& budget : figures.budgets) {
            QVERIFY(text.contains(QString::fromStdString(budget.settings.name)));
        }
        for (const char* words : {"Spend by team", "Spend by model", "What changed most", "Budgets",
                                  "How to read this", "Simulated calls are left out."}) {
            QVERIFY2(text.contains(QLatin1String(words)), words);
        }
    }

    // Names come from whoever makes keys.
    void namesAreTextAndNothingElse() {
        Fixture fixture;
        ReportFigures figures = fixture.figures();
        figures.teams.report.rows.front().name = "<img src=x>";
        QVERIFY(reportDocument(figures)->toPlainText().contains(QStringLiteral("<img src=x>")));
    }

    void withoutCallsItSaysSo() {
        Fixture fixture;
        ReportFigures figures = fixture.figures();
        for (SpendAnswer* each :
             {&figures.teams, &figures.models, &figures.users, &figures.providers}) {
            each->report = {};
            each->before = {};
        }
        figures.budgets.clear();
        const QString text = reportDocument(figures)->toPlainText();
        QVERIFY(text.contains(QStringLiteral("There were no calls in these days.")));
        QVERIFY(!text.contains(QStringLiteral("Budgets")));
    }

    void aFileIsWholeOrNotThere() {
        Fixture fixture;
        const ReportFigures figures = fixture.figures();
        const QString path = fixture.folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(writeReport(figures, path).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        const auto refused =
            writeReport(figures, fixture.folder.filePath(QStringLiteral("none/a.pdf")));
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().text().find("cannot be written") != std::string::npos);
    }

    void thePageSavesWhereItIsTold() {
        Fixture fixture;
        QSettings store(fixture.folder.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        QString suggested;
        ReportSaver saver(fixture.client, fixture.clock, QTimeZone::utc(), store, nullptr,
                          [&](QWidget*, const QString& name) {
                              suggested = name;
                              return fixture.folder.filePath(QStringLiteral("november"));
                          });
        QSignalSpy saved(&saver, &ReportSaver::saved);
        saver.save({QDate(2026, 11, 1), QDate(2026, 11, 30)}, SpendPeriod::Custom, false);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(suggested.endsWith(QStringLiteral("weir-2026-11.pdf")));
        QVERIFY(QFile::exists(fixture.folder.filePath(QStringLiteral("november.pdf"))));
        QVERIFY(!saver.busy());
    }

    void whatTheGatewayRefusesIsSaid() {
        Fixture fixture;
        fixture.client.refuse<admin::ListBudgets>(Error::unavailable("It is away.", "Wait."));
        QSettings store(fixture.folder.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        const QString path = fixture.folder.filePath(QStringLiteral("a.pdf"));
        ReportSaver saver(fixture.client, fixture.clock, QTimeZone::utc(), store, nullptr,
                          [&](QWidget*, const QString&) { return path; });
        QSignalSpy failed(&saver, &ReportSaver::failed);
        saver.save({QDate(2026, 11, 1), QDate(2026, 11, 30)}, SpendPeriod::Custom, false);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().toString().contains(QStringLiteral("It is away.")));
        QVERIFY(!QFile::exists(path));
        QVERIFY(!saver.busy());
    }
};

QTEST_MAIN(TestReport)
#include "test_report.moc"
