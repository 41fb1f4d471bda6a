// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_document.hpp"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QTextCursor>
#include <algorithm>
#include <utility>

#include "ui/budgets/budget_text.hpp"
#include "ui/report/report_chart.hpp"
#include "ui/spend/spend_bars.hpp"
#include "ui/spend/spend_stats.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct Report {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Report)
};

constexpr QSizeF kChart(455, 185);  // points; as wide as A4 with its margins
constexpr double kLetters = 9;
constexpr std::size_t kMostRows = 20;
constexpr std::size_t kMostMovers = 8;

QString ink(Token token) {
    return ColorSet::of(Scheme::Light)[token].name();
}

QString heading(const QString& text) {
    return QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped());
}

QString muted(const QString& text) {
    return QStringLiteral("<p style=\"color:%1\">%2</p>")
        .arg(ink(Token::Muted), text.toHtmlEscaped());
}

// The first column holds names, the others figures.
QString cells(const QStringList& texts, const QString& tag) {
    QString made = QStringLiteral("<tr>");
    for (qsizetype i = 0; i < texts.size(); ++i) {
        made += QStringLiteral("<%1 align=\"%2\">%3</%1>")
                    .arg(tag, i == 0 ? QStringLiteral("left") : QStringLiteral("right"),
                         texts[i].toHtmlEscaped());
    }
    return made + QStringLiteral("</tr>");
}

QString table(const QStringList& head, const QList<QStringList>& rows,
              const QStringList& total = {}) {
    QString made =
        QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\"><thead>");
    made += cells(head, QStringLiteral("th")) + QStringLiteral("</thead>");
    for (const QStringList& row : rows) {
        made += cells(row, QStringLiteral("td"));
    }
    if (!total.isEmpty()) {
        made += cells(total, QStringLiteral("th"));
    }
    return made + QStringLiteral("</table>");
}

QString shareText(Money part, Money whole) {
    return whole.nano() == 0
               ? QStringLiteral("–")
               : percentText(static_cast<double>(part.nano()) / static_cast<double>(whole.nano()));
}

QString changeCell(const std::string& name, const SpendAnswer& answer, Money now) {
    const auto before = std::ranges::find(answer.before.rows, name, &admin::SpendRow::name);
    if (before == answer.before.rows.end() || before->sum.spent == Money()) {
        return now == Money() ? QStringLiteral("–") : Report::tr("new");
    }
    return changeText(static_cast<double>(now.nano()),
                      static_cast<double>(before->sum.spent.nano()));
}

QStringList figuresRow(const QString& name, const admin::SpendFigures& figures,
                       const SpendAnswer& answer, const QString& change) {
    return {name,
            countText(figures.requests),
            countText(figures.failed),
            millionsCellText(figures.tokensIn),
            millionsCellText(figures.tokensOut),
            valueText(figures, SpendMeasure::Spend),
            shareText(figures.spent, answer.report.sum.spent),
            change};
}

QString spendTable(const SpendAnswer& answer) {
    const admin::SpendBy by = answer.choice.by;
    QList<QStringList> rows;
    for (const admin::SpendRow& row : answer.report.rows) {
        if (static_cast<std::size_t>(rows.size()) == kMostRows) {
            break;
        }
        rows.push_back(figuresRow(nameText(by, row.name), row.sum, answer,
                                  changeCell(row.name, answer, row.sum.spent)));
    }
    const double now = static_cast<double>(answer.report.sum.spent.nano());
    const double before = static_cast<double>(answer.before.sum.spent.nano());
    QString made =
        heading(titleText(SpendMeasure::Spend, by)) +
        table({dimensionText(by), Report::tr("Requests"), Report::tr("Failed"),
               Report::tr("M tokens in"), Report::tr("M out"), Report::tr("Spend"), Report::tr("%"),
               Report::tr("± %")},
              rows, figuresRow(allText(by), answer.report.sum, answer, changeText(now, before)));
    if (const auto left = answer.report.rows.size(); left > kMostRows) {
        made += muted(Report::tr("%Ln more have smaller sums and are in the total.", nullptr,
                                 static_cast<int>(left - kMostRows)));
    }
    return made;
}

QString moversTable(const SpendAnswer& answer) {
    const admin::SpendBy by = answer.choice.by;
    QList<QStringList> rows;
    for (const Mover& mover : moversOf(answer, kMostMovers)) {
        const Money change = Money::fromNano(mover.change());
        rows.push_back(
            {nameText(by, mover.name), dollarsText(mover.before), dollarsText(mover.now),
             (mover.change() > 0 ? QStringLiteral("+") : QString()) + dollarsText(change)});
    }
    if (rows.isEmpty()) {
        return {};
    }
    return table({dimensionText(by), Report::tr("Before"), Report::tr("Now"), Report::tr("Change")},
                 rows) +
           QStringLiteral("<p style=\"font-size:4pt\">&nbsp;</p>");
}

QString movers(const ReportFigures& figures) {
    const QString tables = moversTable(figures.teams) + moversTable(figures.models);
    if (tables.isEmpty() || figures.any().before.sum.requests == 0) {
        return {};
    }
    return heading(Report::tr("What changed most")) +
           muted(Report::tr("Against %1.").arg(beforeText(figures.any()))) + tables;
}

QString totals(const SpendAnswer& answer) {
    // The first is the one that is read from afar.
    QString width = QStringLiteral("26%");
    QString made = QStringLiteral("<table width=\"100%\" cellpadding=\"3\"><tr>");
    for (const Stat& stat : spendStatsOf(answer)) {
        made += QStringLiteral("<td width=\"%1\">").arg(std::exchange(width, QString())) +
                QStringLiteral(
                    "<span style=\"color:%1\">%2</span><br/><span style=\"font-size:13pt\">%3"
                    "</span> <span style=\"color:%1\">%4</span><br/>"
                    "<span style=\"color:%1;font-size:7.5pt\">%5</span></td>")
                    .arg(ink(Token::Muted), stat.name.toHtmlEscaped(), stat.figure.toHtmlEscaped(),
                         stat.unit.toHtmlEscaped(), stat.note.toHtmlEscaped());
    }
    return made + QStringLiteral("</tr></table>");
}

QString budgets(const ReportFigures& figures) {
    if (figures.budgets.empty()) {
        return {};
    }
    QList<QStringList> rows;
    for (const admin::BudgetRow& budget : figures.budgets) {
        const Money used = budget.settled + budget.unsettled;
        const Money limit = budget.settings.limit + budget.toppedUp;
        rows.push_back({QString::fromStdString(budget.settings.name), budgetWhose(budget.settings),
                        budgetPeriod(budget.settings), dollarsText(used), dollarsText(limit),
                        shareText(used, limit), countText(budget.refused)});
    }
    return heading(Report::tr("Budgets")) +
           muted(Report::tr("As they stand now, each in the period that it is in.")) +
           table({Report::tr("Budget"), Report::tr("Whose"), Report::tr("Period"),
                  Report::tr("Used"), Report::tr("Limit"), Report::tr("%"), Report::tr("Refused")},
                 rows);
}

QString notes(const ReportFigures& figures) {
    const SpendAnswer& answer = figures.any();
    const admin::SpendFigures& sum = answer.report.sum;
    QStringList said{
        Report::tr("Days are those of the time zone %1. Team and user are those that a key had at "
                   "the time of the call.")
            .arg(QString::fromUtf8(figures.zone.id()))};
    if (sum.estimated > 0) {
        said << Report::tr(
            "~: the provider did not report the tokens of %Ln requests; they are "
            "estimated.",
            nullptr, static_cast<int>(sum.estimated));
    }
    if (sum.unpriced > 0) {
        said << Report::tr(
            "≥: no price is known for %Ln requests; what they did cost is in no sum.", nullptr,
            static_cast<int>(sum.unpriced));
    }
    said << Report::tr("%1 tokens in, of them %2 out of providers' caches; %3 tokens out.")
                .arg(countText(sum.tokensIn), countText(sum.tokensCached),
                     countText(sum.tokensOut));
    said << (answer.choice.simulated ? Report::tr("Simulated calls are in it.")
                                     : Report::tr("Simulated calls are left out."));
    said << Report::tr(
        "Costs are reckoned from the tokens that providers report and the price list of the "
        "gateway. The providers' invoices may differ.");
    if (answer.rangeBefore.cut) {
        said << Report::tr(
            "These days are not over; what they are compared with is cut at the "
            "same time.");
    }
    QString list = heading(Report::tr("How to read this")) + QStringLiteral("<ul>");
    for (const QString& each : said) {
        list += QStringLiteral("<li>%1</li>").arg(each.toHtmlEscaped());
    }
    return list + QStringLiteral("</ul>");
}

void insertChart(QTextDocument& document, QTextCursor& cursor, const ReportFigures& figures) {
    const SpendAnswer& answer = figures.teams;
    const auto rows = rowsInOrder(answer);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < chartedRows(rows, SpendMeasure::Spend); ++i) {
        names.push_back(rows[i].name);
    }
    BarData data = barsOf(answer, rows, SeriesColours().take(names), figures.zone);
    cursor.insertHtml(heading(Report::tr("When it was spent")) +
                      muted(Report::tr("%1, %2", "$ a day, by team")
                                .arg(unitText(SpendMeasure::Spend, answer.steps.step, data.unit),
                                     byText(answer.choice.by))));
    document.documentLayout()->registerHandler(ReportChart::kType,
                                               new ReportChart(std::move(data), kChart, &document));
    QTextCharFormat format;
    format.setObjectType(ReportChart::kType);
    cursor.insertBlock();
    cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    cursor.insertBlock();
}

}  // namespace

std::unique_ptr<QTextDocument> reportDocument(const ReportFigures& figures) {
    auto document = std::make_unique<QTextDocument>();
    QFont letters = QGuiApplication::font();
    letters.setPointSizeF(kLetters);
    document->setDefaultFont(letters);
    document->setDefaultStyleSheet(
        QStringLiteral(
            "body{color:%1} h1{font-size:16pt} "
            "h2{font-size:11pt;margin-top:16px;margin-bottom:4px} td{border-bottom:0.5px "
            "solid %2} th{border-bottom:0.5px solid %3}")
            .arg(ink(Token::Text), ink(Token::Border2), ink(Token::Control)));
    document->setMetaInformation(
        QTextDocument::DocumentTitle,
        Report::tr("Spend on AI models, %1").arg(daysText(figures.any().days)));
    QTextCursor cursor(document.get());
    const QString made = dateTimeText(timeIn(figures.zone, figures.any().now));
    cursor.insertHtml(
        QStringLiteral("<h1>%1</h1>")
            .arg(document->metaInformation(QTextDocument::DocumentTitle).toHtmlEscaped()) +
        muted(Report::tr("Made by Weir %1 on %2.")
                  .arg(QCoreApplication::applicationVersion(), made)) +
        totals(figures.any()));
    if (figures.any().report.sum.requests == 0) {
        cursor.insertHtml(muted(Report::tr("There were no calls in these days.")));
    } else {
        insertChart(*document, cursor, figures);
        cursor.insertHtml(movers(figures) + spendTable(figures.teams) + spendTable(figures.models) +
                          spendTable(figures.users) + spendTable(figures.providers));
    }
    cursor.insertHtml(budgets(figures) + notes(figures));
    return document;
}

}  // namespace weir::ui
