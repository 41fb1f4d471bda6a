// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_page.hpp"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <tuple>

#include "ui/charts/bar_chart.hpp"
#include "ui/reconcile/reconcile_dialog.hpp"
#include "ui/report/report_saver.hpp"
#include "ui/rules/rule_tabs.hpp"
#include "ui/spend/spend_bar.hpp"
#include "ui/spend/spend_budget.hpp"
#include "ui/spend/spend_chart_panel.hpp"
#include "ui/spend/spend_chips.hpp"
#include "ui/spend/spend_range_field.hpp"
#include "ui/spend/spend_stats.hpp"
#include "ui/spend/spend_table.hpp"
#include "ui/spend/spend_table_panel.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kPace{30};
constexpr std::chrono::milliseconds kUnsaid{150};

constexpr int kRulesWidth = 340;
constexpr int kRulesHeight = 220;  // of one or two, where they have no column of their own

}  // namespace

SpendPage::SpendPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                     const Clock& clock, const QTimeZone& zone, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_store(store),
      m_source(new SpendSource(client, clock, zone, this)),
      m_report(new ReportSaver(client, clock, zone, store, this)),
      m_range(new SpendRangeField(this)),
      m_bar(new SpendBar),
      m_chips(new SpendChips),
      m_notice(new NoticeBar),
      m_stats(new StatStrip(kSpendStats, TextRole::FigureMedium)),
      m_chart(new SpendChartPanel),
      m_table(new SpendTablePanel),
      m_rules(new RuleTabs(client, gateway)),
      m_aside(new QWidget),
      m_empty(new EmptyState(QStringLiteral("spend"))),
      m_loading(makeLabel(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget) {
    m_choice = readSpendChoice(store, m_source->today());
    m_range->hide();  // the window takes it over
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setFocusPolicy(Qt::StrongFocus);
    m_content = makeContent();
    for (QWidget* page :
         {static_cast<QWidget*>(m_loading), m_content, static_cast<QWidget*>(m_empty)}) {
        m_stack->addWidget(page);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_chips);
    layout->addWidget(m_notice);
    new QVBoxLayout(m_aside);
    m_split = new QBoxLayout(QBoxLayout::LeftToRight);
    m_split->setSpacing(0);
    m_split->addWidget(m_stack, 1);
    m_split->addWidget(m_aside);
    layout->addLayout(m_split, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kUnsaid);
    connectParts();
    retranslate();
}

QWidget* SpendPage::makeContent() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().edgeRight,
                               metrics().space(4));
    column->setSpacing(metrics().gap);
    column->addWidget(m_stats);
    column->addWidget(m_chart, 5);
    column->addWidget(m_table, 4);
    m_column = column;
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

// Beside what was spent where there is room for both; else at its end, or below its absence.
void SpendPage::placeRules() {
    const bool beside = width() >= metrics().paneBesideFrom;
    const bool within = !beside && m_stack->currentWidget() == m_content;
    QLayout* place = within ? m_column : m_aside->layout();
    if (place->indexOf(m_rules) < 0) {
        place->addWidget(m_rules);
    }
    m_aside->setVisible(!within);
    m_aside->layout()->setContentsMargins(beside ? 0 : metrics().edgeLeft,
                                          beside ? metrics().gap : 0, metrics().edgeRight,
                                          metrics().space(4));
    m_split->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_rules->setFixedWidth(beside ? metrics().px(kRulesWidth) : QWIDGETSIZE_MAX);
    m_rules->setMinimumHeight(beside ? 0 : metrics().px(kRulesHeight));
}

void SpendPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    placeRules();
}

void SpendPage::connectParts() {
    connect(m_rules, &RuleTabs::toastAsked, this, &SpendPage::toastAsked);
    connect(m_rules, &RuleTabs::budgetsAnswered, this, &SpendPage::takeBudgets);
    auto* timer = new VisibleTimer(this, kPace);
    connect(timer, &VisibleTimer::tick, this, &SpendPage::ask);
    connect(m_source, &SpendSource::answered, this, &SpendPage::take);
    connect(m_source, &SpendSource::failed, this, &SpendPage::fail);
    connect(m_bar, &SpendBar::reportAsked, this, &SpendPage::saveReport);
    connect(m_bar, &SpendBar::compareAsked, this, &SpendPage::reconcile);
    connect(m_report, &ReportSaver::saved, this, &SpendPage::reportSaved);
    connect(m_report, &ReportSaver::failed, this, &SpendPage::reportFailed);
    connect(&m_slow, &QTimer::timeout, this, &SpendPage::showLoading);
    const auto change = [this](auto SpendChoice::* what) {
        return [this, what](const auto& value) {
            SpendChoice choice = m_choice;
            choice.*what = value;
            choose(choice);
        };
    };
    connect(m_bar, &SpendBar::measureChosen, this, change(&SpendChoice::measure));
    connect(m_bar, &SpendBar::byChosen, this, change(&SpendChoice::by));
    connect(m_range, &SpendRangeField::simulatedChosen, this, change(&SpendChoice::simulated));
    connect(m_range, &SpendRangeField::chosen, this,
            [this](SpendPeriod period, const DayRange& custom) {
                SpendChoice choice = m_choice;
                choice.period = period;
                choice.custom = custom;
                choose(choice);
            });
    connect(m_chips, &SpendChips::removed, this, &SpendPage::removeChip);
    connect(m_chart->chart(), &BarChart::activated, this, &SpendPage::showCallsOfStep);
    connect(m_table, &SpendTablePanel::narrowAsked, this, &SpendPage::narrow);
    connect(m_table, &SpendTablePanel::callsAsked, this, &SpendPage::showCallsOf);
    connect(m_table, &SpendTablePanel::allCallsAsked, this, [this] { showCalls(m_choice.only); });
    connect(m_table, &SpendTablePanel::copied, this, &SpendPage::copied);
    connect(m_table->table(), &SpendTable::backAsked, this, &SpendPage::back);
    connect(m_empty->primary(), &QPushButton::clicked, this,
            [change] { change (&SpendChoice::period)(SpendPeriod::ThisMonth); });
    connect(m_empty->second(), &QPushButton::clicked, this,
            [change] { change (&SpendChoice::simulated)(true); });
}

PageEntry SpendPage::entry() {
    return {QStringLiteral("spend"), QStringLiteral("spend"), [] { return tr("Spend"); }};
}

QString SpendPage::fact() const {
    const DayRange days = daysOf(m_choice.period, m_choice.custom, m_source->today());
    return QStringLiteral("%1, %2").arg(daysText(days), QString::fromLatin1(m_source->zone().id()));
}

QWidget* SpendPage::headerControls() {
    m_range->show();
    return m_range;
}

QWidget* SpendPage::focusTarget() {
    if (!m_answer) {
        return m_loading;
    }
    return m_stack->currentWidget() == m_empty ? static_cast<QWidget*>(m_empty->primary())
                                               : m_table->table();
}

void SpendPage::choose(const SpendChoice& choice) {
    if (choice == m_choice) {
        return;
    }
    m_choice = choice;
    keepSpendChoice(m_store, choice);
    showState();
    ask();
}

void SpendPage::ask() {
    if (m_source->isAsking(m_choice)) {
        return;  // it is waited for
    }
    m_source->ask(m_choice);
    m_slow.start();
}

void SpendPage::showLoading() {
    const DayRange days = daysOf(m_choice.period, m_choice.custom, m_source->today());
    const QString text = tr("Loading %1…").arg(daysText(days));
    m_loading->setText(text);
    // What stands there stays until the new is there. A look at the clock is not told.
    if (m_answer && m_answer->choice != m_choice) {
        m_bar->setNote(text);
    }
}

void SpendPage::take(const SpendAnswer& answer) {
    m_slow.stop();
    m_problem.clear();
    m_answer = answer;
    m_answer->budget = budgetFor(answer, m_rules->budgets());
    showAnswer();
}

void SpendPage::takeBudgets() {
    if (!m_answer) {
        return;
    }
    std::optional<admin::BudgetRow> budget = budgetFor(*m_answer, m_rules->budgets());
    const auto allowed = [](const std::optional<admin::BudgetRow>& of) {
        return of ? std::tuple(of->begin, of->end, of->limit())
                  : std::tuple(Timestamp(), Timestamp(), Money());
    };
    // What is used and held of it stands beside, and changes with every call.
    if (allowed(budget) != allowed(m_answer->budget)) {
        m_answer->budget = std::move(budget);
        showAnswer();
    }
}

void SpendPage::fail(const QString& problem) {
    m_slow.stop();
    m_problem = problem;
    showState();
}

void SpendPage::showAnswer() {
    if (m_answer) {
        const SpendAnswer& answer = *m_answer;
        std::vector<admin::SpendRow> rows = rowsInOrder(answer);
        std::vector<std::string> names;
        for (std::size_t row = 0; row < chartedRows(rows, answer.choice.measure); ++row) {
            names.push_back(rows[row].name);
        }
        std::vector<Token> colours = m_colours.take(names);
        const auto stats = spendStatsOf(answer);
        for (int index = 0; index < kSpendStats; ++index) {
            m_stats->setStat(index, stats[static_cast<std::size_t>(index)]);
        }
        m_chart->setData(barsOf(answer, rows, colours, m_source->zone()),
                         unitText(answer.choice.measure, answer.steps.step, axisUnit(answer)));
        m_table->setAnswer(answer, std::move(rows), std::move(colours));
    }
    showState();
}

void SpendPage::showProblem() {
    const auto show = [this](const QString& lead, const QString& problem, auto again) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             lead,
                             problem,
                             {{tr("Try again"), std::move(again)}}});
    };
    if (!m_problem.isEmpty()) {
        show(tr("What was spent cannot be shown."), m_problem, [this] { ask(); });
    } else if (!m_reportProblem.isEmpty()) {
        show(tr("There is no report."), m_reportProblem, [this] { saveReport(); });
    } else {
        m_notice->clear();
    }
}

void SpendPage::showState() {
    m_range->setRange(m_choice.period, m_choice.custom);
    m_range->setSimulated(m_choice.simulated);
    m_bar->setChoice(m_choice);
    m_bar->setNote(m_choice.by == admin::SpendBy::Tags ? tagsNote() : QString());
    m_chips->setOnly(m_choice.only);
    showProblem();
    if (m_answer) {
        const bool nothing = m_answer->report.sum.requests == 0;
        m_empty->setActions(
            m_choice.period == SpendPeriod::ThisMonth ? QString() : tr("Show this month"),
            m_choice.simulated ? QString() : tr("Show simulated calls too"));
        // Who came before there was anything to see waits there.
        const bool waits = m_loading->hasFocus();
        m_stack->setCurrentWidget(nothing ? static_cast<QWidget*>(m_empty) : m_content);
        if (waits) {
            focusTarget()->setFocus();
        }
    }
    placeRules();
    emit describedChanged();
}

// From who spent to what it was spent on.
void SpendPage::narrow(const std::string& name) {
    SpendChoice choice = m_choice;
    if (const auto next = nextDimension(choice)) {
        std::erase_if(choice.only, [&](const auto& only) { return only.by == choice.by; });
        choice.only.push_back({choice.by, name});
        choice.by = *next;
        choose(choice);
    }
}

// To where the last chip came from.
void SpendPage::back() {
    if (!m_choice.only.empty()) {
        SpendChoice choice = m_choice;
        choice.by = choice.only.back().by;
        choice.only.pop_back();
        choose(choice);
    }
}

void SpendPage::removeChip(int index) {
    SpendChoice choice = m_choice;
    choice.only.erase(choice.only.begin() + index);
    choose(choice);
    m_table->table()->setFocus();
}

void SpendPage::showCalls(const std::vector<admin::SpendOnly>& only,
                          std::optional<std::pair<Timestamp, Timestamp>> when) {
    QString filter = callsFilter(only, m_choice.simulated);
    if (m_answer) {
        const auto& bounds = m_answer->steps.bounds;
        const auto [from, until] = when.value_or(std::pair(bounds.front(), bounds.back()));
        filter += u' ' + timesFilter(from, until, m_source->zone());
    }
    emit pageAsked(QStringLiteral("traffic"), filter.trimmed());
}

void SpendPage::showCallsOf(const std::string& name) {
    std::vector<admin::SpendOnly> only = m_choice.only;
    only.push_back({m_choice.by, name});
    showCalls(only);
}

void SpendPage::showCallsOfStep(int step) {
    const auto& bounds = m_answer->steps.bounds;
    const auto at = static_cast<std::size_t>(step);
    showCalls(m_choice.only, std::pair(bounds[at], bounds[at + 1]));
}

// Of all calls of the days that are looked at: a report says whose they are.
void SpendPage::saveReport() {
    reportFailed({});
    m_report->save(daysOf(m_choice.period, m_choice.custom, m_source->today()), m_choice.period,
                   m_choice.simulated);
}

void SpendPage::reconcile() {
    (new ReconcileDialog(m_client, window()))->open();
}

void SpendPage::reportSaved(const QString& path) {
    emit toastAsked({tr("%1 is saved").arg(QFileInfo(path).fileName()), tr("Open"),
                     [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }});
}

void SpendPage::reportFailed(const QString& problem) {
    m_reportProblem = problem;
    showProblem();
}

void SpendPage::copied() {
    emit toastAsked({tr("Copied as CSV"), {}, {}, QStringLiteral("copy"), Tone::Text2});
}

void SpendPage::reveal(const QString& what) {
    if (const auto period = periodNamed(what)) {
        SpendChoice choice = m_choice;
        choice.period = *period;
        choice.only.clear();
        choose(choice);
        return;
    }
    for (const auto& [kind, by] :
         {std::pair("team:", admin::SpendBy::Team), std::pair("user:", admin::SpendBy::User),
          std::pair("key:", admin::SpendBy::Key)}) {
        const QString prefix = QString::fromLatin1(kind);
        if (what.startsWith(prefix)) {
            SpendChoice choice = m_choice;
            choice.period = SpendPeriod::ThisMonth;
            choice.only = {{by, what.mid(prefix.size()).toStdString()}};
            choice.by = by;
            choice.by = nextDimension(choice).value_or(admin::SpendBy::Model);
            choose(choice);
        }
    }
}

void SpendPage::retranslate() {
    m_empty->setTexts(tr("Nothing spent in this range."), {});
    m_loading->setAccessibleName(tr("Spend"));
    m_range->retranslate();
    m_bar->retranslate();
    m_chips->retranslate();
    m_table->retranslate();
    showAnswer();
}

void SpendPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
