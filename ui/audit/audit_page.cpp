// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>
#include <chrono>
#include <utility>

#include "ui/audit/audit_chain.hpp"
#include "ui/audit/audit_export.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/audit/audit_pane.hpp"
#include "ui/audit/audit_source.hpp"
#include "ui/audit/audit_table.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/pane_splitter.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kPace{5};
constexpr std::chrono::milliseconds kUnsaid{150};
constexpr std::chrono::milliseconds kTypes{300};

// Beside them there is All, the last of the choices.
constexpr std::array kPeriods{SpendPeriod::Today, SpendPeriod::SevenDays, SpendPeriod::ThirtyDays};
constexpr int kAll = static_cast<int>(kPeriods.size());

}  // namespace

AuditPage::AuditPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                     const Clock& clock, const QTimeZone& zone, AskPath askPath)
    : m_client(client),
      m_gateway(gateway),
      m_store(store),
      m_clock(clock),
      m_zone(zone),
      m_askPath(std::move(askPath)),
      m_model(new AuditModel(zone, this)),
      m_source(new AuditSource(client, *m_model, this)),
      m_table(new AuditTable(*m_model)),
      m_pane(new AuditPane(zone)),
      m_chain(new AuditChain(client)),
      m_notice(new NoticeBar),
      m_empty(new EmptyState(entry().iconName)),
      m_loading(makeLabel(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget),
      m_search(new QLineEdit),
      m_period(new Segments(kAll + 1)),
      m_footer(new QFrame),
      m_count(makeLabel(TextRole::Small, Tone::Text2)),
      m_progress(makeLabel(TextRole::Small, Tone::Muted)),
      m_cancel(new Button),
      m_exportButton(new Button(ButtonKind::Primary, this)),
      m_timer(new VisibleTimer(this, kPace)) {
    m_exportButton->setIconName(QStringLiteral("export"));
    m_exportButton->hide();  // the window takes it over
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setFocusPolicy(Qt::StrongFocus);
    for (QWidget* page : {static_cast<QWidget*>(m_loading), static_cast<QWidget*>(m_table),
                          static_cast<QWidget*>(m_empty)}) {
        m_stack->addWidget(page);
    }
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFooter());
    m_splitter = new PaneSplitter(list, m_pane, store, entry().id);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(makeTools());
    layout->addWidget(m_splitter, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kUnsaid);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypes);
    m_period->setCurrent(kAll);
    connectParts();
    retranslate();
}

// A table that goes with its window tells of one more move, when the page is none any more.
AuditPage::~AuditPage() {
    m_table->disconnect(this);
}

QWidget* AuditPage::makeTools() {
    auto* bar = new QFrame;
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(metrics().px(340));
    layout->addWidget(m_search, 1);
    layout->addWidget(m_period);
    layout->addStretch();
    return bar;
}

QWidget* AuditPage::makeFooter() {
    m_footer->setProperty("part", QStringLiteral("footer"));
    m_footer->setFixedHeight(metrics().footer);
    auto* layout = new QHBoxLayout(m_footer);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_cancel->setButtonSize(ButtonSize::Small);
    layout->addWidget(m_count);
    layout->addWidget(m_chain);
    layout->addStretch();
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    return m_footer;
}

void AuditPage::connectParts() {
    connect(m_timer, &VisibleTimer::tick, this, [this] {
        if (!m_typing.isActive()) {
            ask();
        }
        look();
    });
    connect(&m_slow, &QTimer::timeout, this, [this] { m_loading->setText(tr("Loading…")); });
    connect(&m_typing, &QTimer::timeout, this, &AuditPage::ask);
    connect(&m_gateway, &GatewayModel::changed, this, &AuditPage::showState);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, &AuditPage::ask);
    connect(m_period, &Segments::chosen, this, &AuditPage::ask);
    connect(m_source, &AuditSource::changed, this, [this] {
        m_slow.stop();
        showState();
        look();
    });
    connect(m_table, &AuditTable::moved, this, &AuditPage::look);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AuditPage::showRecord);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AuditPage::showRecord);
    connect(m_table, &AuditTable::opened, m_pane, &AuditPane::follow);
    connect(m_table, &AuditTable::copyAsked, this, &AuditPage::copy);
    connect(m_table, &AuditTable::closeAsked, this, &AuditPage::closePane);
    connect(m_table, &AuditTable::menuAsked, this, &AuditPage::openMenu);
    connect(m_pane, &AuditPane::closeAsked, this, &AuditPage::closePane);
    connect(m_pane, &AuditPane::placeAsked, this,
            [this](const QString& page, const QString& what) { emit pageAsked(page, what); });
    connect(m_chain, &AuditChain::changed, this, &AuditPage::showNotice);
    connect(m_chain, &AuditChain::recordAsked, this, &AuditPage::showNumber);
    connect(m_chain, &AuditChain::toastAsked, this, &AuditPage::toastAsked);
    connect(m_exportButton, &QPushButton::clicked, this, &AuditPage::exportAll);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_export) {
            m_export->cancel();
        }
    });
    connect(m_empty->primary(), &QPushButton::clicked, this, [this] {
        if (m_source->isKnown()) {
            clearFilter();
        } else {
            ask();
        }
    });
}

PageEntry AuditPage::entry() {
    return {QStringLiteral("audit"), QStringLiteral("audit"), [] { return tr("Audit"); }, true,
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)};
}

QString AuditPage::fact() const {
    return tr("What operators did; calls are in Traffic");
}

QWidget* AuditPage::headerControls() {
    m_exportButton->show();
    return m_exportButton;
}

QWidget* AuditPage::focusTarget() {
    if (m_stack->currentWidget() != m_empty) {
        return m_stack->currentWidget();
    }
    return m_empty->primary()->isVisibleTo(m_empty) ? static_cast<QWidget*>(m_empty->primary())
                                                    : m_search;
}

std::vector<FocusArea> AuditPage::focusAreas() {
    std::vector<FocusArea> areas = Page::focusAreas();
    areas.push_back({m_pane, m_pane->focusTarget()});
    return areas;
}

void AuditPage::ask() {
    m_typing.stop();
    Timestamp from{};
    if (m_period->current() != kAll) {
        const SpendPeriod period = kPeriods[static_cast<std::size_t>(m_period->current())];
        const QDate today = timeIn(m_zone, m_clock.now()).date();
        const QDateTime begin = daysOf(period, {}, today).from.startOfDay(m_zone);
        from = Timestamp(Milliseconds(begin.toMSecsSinceEpoch()));
    }
    m_source->ask(m_search->text(), from);
    if (!m_wasKnown) {
        m_slow.start();
    }
}

bool AuditPage::isFiltering() const {
    const admin::ListAudit asked = m_source->question();
    return !asked.words.empty() || asked.from != Timestamp();
}

void AuditPage::clearFilter() {
    m_search->clear();
    m_period->setCurrent(kAll);
    ask();
    m_search->setFocus();
}

void AuditPage::showNumber(std::uint64_t number) {
    m_period->setCurrent(kAll);
    m_search->setText(QStringLiteral("#%1").arg(number));
    ask();
}

// More of what was before, where somebody comes to the end of what is here.
void AuditPage::look() {
    if (isVisible() && m_stack->currentWidget() == m_table && m_table->wantsOlder()) {
        m_source->askOlder();
    }
}

void AuditPage::showState() {
    const bool known = m_source->isKnown();
    m_wasKnown = m_wasKnown || known;
    const bool failed = hasFailed();
    const bool none = known && m_model->rowCount() == 0;
    // Who came before there was anything to see waits there.
    const bool waits = m_loading->hasFocus();
    if (failed || none) {
        showEmpty();
    }
    m_stack->setCurrentWidget(failed || none ? static_cast<QWidget*>(m_empty)
                              : m_wasKnown   ? static_cast<QWidget*>(m_table)
                                             : m_loading);
    if (waits && m_stack->currentWidget() != m_loading) {
        focusTarget()->setFocus();
    }
    const QString whyNot = m_export                    ? tr("The records are being written.")
                           : !known                    ? tr("Not known yet.")
                           : m_source->matching() == 0 ? tr("There is no record to export.")
                                                       : QString();
    m_exportButton->setEnabled(whyNot.isEmpty());
    m_exportButton->setToolTip(whyNot.isEmpty() ? tr("Write all records that match to a file")
                                                : whyNot);
    // One primary button a view.
    const bool acts =
        m_stack->currentWidget() == m_empty && m_empty->primary()->isVisibleTo(m_empty);
    m_exportButton->setKind(acts ? ButtonKind::Normal : ButtonKind::Primary);
    showNotice();
    showFooter();
    showRecord();
    emit describedChanged();
}

// There is nothing to show but why.
bool AuditPage::hasFailed() const {
    return !m_source->isKnown() && m_model->rowCount() == 0 && !m_source->problem().isEmpty();
}

void AuditPage::showEmpty() {
    if (hasFailed()) {
        m_empty->setTexts(tr("The audit log cannot be shown."), m_source->problem());
        m_empty->setActions(tr("Try again"));
    } else if (isFiltering() && m_source->total() > 0) {
        m_empty->setTexts(tr("No record matches."), tr("%Ln are hidden by the filter.", nullptr,
                                                       static_cast<int>(m_source->total())));
        m_empty->setActions(tr("Clear filter"));
    } else {
        m_empty->setTexts(tr("Nothing was done yet."),
                          tr("What changes keys, teams, users, tokens, budgets and the document "
                             "stands here, and who looked at stored bodies."));
        m_empty->setActions({});
    }
}

void AuditPage::showNotice() {
    if (!m_exportProblem.isEmpty()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("The audit log was not exported."),
                             m_exportProblem,
                             {{tr("Close"), [this] {
                                   m_exportProblem.clear();
                                   showState();
                               }}}});
    } else if (!m_source->problem().isEmpty() && !hasFailed() && !m_gateway.lost()) {
        // The window says that the gateway is lost, for every page.
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("The audit log cannot be shown as it is now."),
                             m_source->problem(),
                             {{tr("Try again"), [this] {
                                   ask();
                                   look();
                               }}}});
    } else if (const auto broken = m_chain->notice()) {
        m_notice->setNotice(*broken);
    } else {
        m_notice->clear();
    }
}

void AuditPage::showFooter() {
    QStringList facts;
    if (m_wasKnown) {
        facts << tr("%Ln records", nullptr, static_cast<int>(m_source->total()));
    }
    if (m_wasKnown && isFiltering()) {
        facts << tr("%Ln match", nullptr, static_cast<int>(m_source->matching()));
    }
    m_count->setText(facts.join(QStringLiteral(", ")));
    m_progress->setVisible(m_export != nullptr);
    m_cancel->setVisible(m_export != nullptr);
    if (m_export) {
        m_progress->setText(
            tr("%1 of %2 written").arg(countText(m_export->done()), countText(m_export->total())));
    }
}

void AuditPage::showRecord() {
    const bool listed = m_stack->currentWidget() == m_table;
    const admin::AuditRecord* record = listed ? m_model->at(m_table->shownRow()) : nullptr;
    if (record == nullptr) {
        m_pane->hide();
        return;
    }
    m_pane->setRecord(*record);
    if (m_pane->isHidden()) {
        m_splitter->openPane();
        // It may lie over the row, below the table.
        QTimer::singleShot(0, m_table, [this] { m_table->scrollTo(m_table->currentIndex()); });
    }
}

void AuditPage::closePane() {
    m_table->clearSelection();
    m_table->setFocus();
}

void AuditPage::retranslate() {
    m_search->setPlaceholderText(tr("Words of a record"));
    m_search->setAccessibleName(tr("Find in the audit log"));
    m_period->setTexts({tr("Today"), tr("7 days"), tr("30 days"), tr("All")});
    m_period->setAccessibleName(tr("Days"));
    m_table->setAccessibleName(tr("Audit log"));
    m_exportButton->setText(tr("Export"));
    m_cancel->setText(tr("Cancel"));
    m_model->retranslate();
    showState();
}

void AuditPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AuditPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_chain->verify();
}

}  // namespace weir::ui
