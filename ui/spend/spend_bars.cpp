// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_bars.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "ui/spend/spend_budget.hpp"
#include "ui/spend/spend_forecast.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using admin::SpendFigures;
using admin::SpendRow;

constexpr std::array kTokens{Token::Series1, Token::Series2, Token::Series3, Token::Series4,
                             Token::Series5, Token::Series6, Token::Series7, Token::Series8};
static_assert(kTokens.size() == kMostSeries);

struct BarWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Spend)
};

BarSeries seriesOf(const QString& name, Token token, const std::vector<SpendFigures>& steps,
                   SpendMeasure measure) {
    BarSeries series{name, token, {}, {}};
    for (const SpendFigures& step : steps) {
        series.values.push_back(valueOf(step, measure));
        series.texts.push_back(valueText(step, measure));
    }
    return series;
}

}  // namespace

std::vector<Token> SeriesColours::take(const std::vector<std::string>& names) {
    std::erase_if(m_held, [&names](const Held& held) {
        return std::ranges::find(names, held.name) == names.end();
    });
    std::vector<Token> colours;
    for (const std::string& name : names) {
        auto held = std::ranges::find(m_held, name, &Held::name);
        if (held == m_held.end()) {
            const auto* free = std::ranges::find_if(kTokens, [this](Token token) {
                return std::ranges::find(m_held, token, &Held::token) == m_held.end();
            });
            m_held.push_back({name, free == kTokens.end() ? Token::Control : *free});
            held = std::prev(m_held.end());
        }
        colours.push_back(held->token);
    }
    return colours;
}

std::vector<SpendRow> rowsInOrder(const SpendAnswer& answer) {
    std::vector<SpendRow> rows = answer.report.rows;
    const SpendMeasure measure = answer.choice.measure;
    std::ranges::stable_sort(rows, std::greater<>(),
                             [measure](const SpendRow& row) { return valueOf(row.sum, measure); });
    return rows;
}

std::size_t chartedRows(const std::vector<SpendRow>& rows, SpendMeasure measure) {
    std::size_t count = 0;
    while (count < rows.size() && count < kMostSeries && !rows[count].steps.empty() &&
           valueOf(rows[count].sum, measure) > 0) {
        ++count;
    }
    return count;
}

double axisUnit(const SpendAnswer& answer) {
    if (answer.choice.measure != SpendMeasure::Tokens) {
        return 1;
    }
    double most = 0;
    for (const SpendFigures& step : answer.report.steps) {
        most = std::max(most, valueOf(step, SpendMeasure::Tokens));
    }
    return most >= 1e6 ? 1e6 : most >= 1e4 ? 1e3 : 1;
}

BarData barsOf(const SpendAnswer& answer, const std::vector<SpendRow>& rows,
               const std::vector<Token>& colours, const QTimeZone& zone) {
    const SpendChoice& choice = answer.choice;
    BarData data;
    data.title = titleText(choice.measure, choice.by);
    data.columnWord = stepWord(answer.steps.step);
    data.totalWord = allText(choice.by);
    data.unit = axisUnit(answer);
    data.whole = !isMoney(choice.measure) && data.unit == 1;
    data.expectedWord = BarWords::tr("Expected");
    const auto forecast = forecastOf(answer, choice.measure);
    if (answer.budget && choice.measure == SpendMeasure::Spend &&
        answer.steps.step == SpendStep::Day) {
        data.limit = allowedADay(*answer.budget);
        data.limitText = BarWords::tr("budget, %1 a day")
                             .arg(dollarsText(Money::fromNano(std::llround(data.limit * 1e9))));
    }
    std::vector<SpendFigures> others = answer.report.steps;
    for (std::size_t row = 0; row < colours.size(); ++row) {
        data.series.push_back(seriesOf(nameText(choice.by, rows[row].name), colours[row],
                                       rows[row].steps, choice.measure));
        for (std::size_t step = 0; step < others.size(); ++step) {
            others[step] -= rows[row].steps[step];
        }
    }
    const bool any = std::ranges::any_of(
        others, [&](const SpendFigures& step) { return valueOf(step, choice.measure) != 0; });
    if (any) {
        data.series.push_back(
            seriesOf(BarWords::tr("Others"), Token::Control, others, choice.measure));
    }
    for (std::size_t step = 0; step < answer.report.steps.size(); ++step) {
        const SpendFigures& sum = answer.report.steps[step];
        BarColumn column;
        column.head = stepText(answer, step, zone);
        column.label = stepLabel(answer, step, zone);
        column.total = valueText(sum, choice.measure);
        column.open =
            answer.now >= answer.steps.bounds[step] && answer.now < answer.steps.bounds[step + 1];
        if (forecast && forecast->rest[step] > 0) {
            column.expected = forecast->rest[step];
            column.expectedText = expectedText(column.expected, choice.measure);
        }
        if (sum.requests > 0) {
            column.hint =
                BarWords::tr("Enter shows %Ln requests", nullptr, static_cast<int>(sum.requests));
        }
        data.columns.push_back(std::move(column));
    }
    return data;
}

}  // namespace weir::ui
