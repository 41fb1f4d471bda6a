// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/prices_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/actions/undoable_orders.hpp"
#include "ui/prices/price_model.hpp"
#include "ui/prices/price_pane.hpp"
#include "ui/prices/price_table.hpp"
#include "ui/prices/price_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kPace{10};
constexpr std::chrono::milliseconds kUnsaid{150};
constexpr int kPaneWidth = 340;

std::uint64_t unpricedIn(const std::vector<admin::ModelPrice>& prices) {
    return static_cast<std::uint64_t>(std::ranges::count_if(prices, lacksPrice));
}

}  // namespace

PricesPage::PricesPage(admin::AdminClient& client, GatewayModel& gateway, const Clock& clock,
                       const QTimeZone& zone, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_clock(clock),
      m_zone(zone),
      m_orders(new UndoableOrders(
          client, [this] { return whyNotChange(); }, this)),
      m_model(new PriceModel(this)),
      m_table(new PriceTable(*m_model)),
      m_pane(new PricePane),
      m_divider(makeDivider(Qt::Vertical)),
      m_notice(new NoticeBar),
      m_empty(new EmptyState(entry().iconName)),
      m_loading(makeLabel(TextRole::Body, Tone::Muted)),
      m_noMatch(makeLabel(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget),
      m_search(new QLineEdit),
      m_which(new Segments(2)),
      m_undo(new Button),
      m_reprice(new Button),
      m_add(new Button(ButtonKind::Primary, this)),
      m_timer(new VisibleTimer(this, kPace)) {
    m_add->setIconName(QStringLiteral("plus"));
    m_add->hide();  // the window takes it over
    for (QLabel* label : {m_loading, m_noMatch}) {
        label->setAlignment(Qt::AlignCenter);
        label->setFocusPolicy(Qt::StrongFocus);
    }
    for (QWidget* page : {static_cast<QWidget*>(m_loading), static_cast<QWidget*>(m_table),
                          static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_noMatch)}) {
        m_stack->addWidget(page);
    }
    m_split = new QBoxLayout(QBoxLayout::LeftToRight);
    m_split->setSpacing(0);
    m_split->addWidget(m_stack, 1);
    m_split->addWidget(m_divider);
    m_split->addWidget(m_pane);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(makeTools());
    layout->addLayout(m_split, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kUnsaid);
    connectParts();
    retranslate();
}

QWidget* PricesPage::makeTools() {
    auto* bar = new QFrame;
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(metrics().px(340));
    m_undo->setIconName(QStringLiteral("undo"));
    layout->addWidget(m_search, 1);
    layout->addWidget(m_which);
    layout->addStretch();
    layout->addWidget(m_undo);
    layout->addWidget(m_reprice);
    return bar;
}

void PricesPage::connectParts() {
    connect(m_timer, &VisibleTimer::tick, this, [this] {
        pull();
        m_slow.start();
    });
    connect(&m_slow, &QTimer::timeout, this, [this] { m_loading->setText(tr("Loading…")); });
    connect(&m_gateway, &GatewayModel::changed, this, &PricesPage::showState);
    const auto keepSelected = [this](const auto& change) {
        const admin::ModelPrice* row = selected();
        const auto name = row == nullptr ? std::pair<std::string, std::string>()
                                         : std::pair(row->provider, row->model);
        change();
        m_table->select(name.first, name.second);
        showState();
    };
    connect(m_search, &QLineEdit::textChanged, this, [this, keepSelected](const QString& text) {
        keepSelected([this, &text] { m_model->setSearch(text); });
    });
    connect(m_which, &Segments::chosen, this, [this, keepSelected](int which) {
        keepSelected([this, which] { m_model->setOnlyUsed(which == 1); });
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PricesPage::showPrice);
    connect(m_table, &PriceTable::opened, this, &PricesPage::editSelected);
    connect(m_table, &PriceTable::removeAsked, this, &PricesPage::removeOwn);
    connect(m_pane, &PricePane::setAsked, this, [this] {
        if (const admin::ModelPrice* row = selected()) {
            setPriceOf(*row);
        }
    });
    connect(m_pane, &PricePane::changeAsked, this, &PricesPage::changeOwn);
    connect(m_pane, &PricePane::removeAsked, this, &PricesPage::removeOwn);
    connect(m_add, &QPushButton::clicked, this, &PricesPage::addPrice);
    connect(m_reprice, &QPushButton::clicked, this, &PricesPage::reprice);
    connect(m_empty->primary(), &QPushButton::clicked, this,
            [this] { emit pageAsked(QStringLiteral("providers")); });
    connect(m_undo, &QPushButton::clicked, m_orders, &UndoableOrders::undoLast);
    connect(m_orders, &UndoableOrders::told, this, &PricesPage::toastAsked);
    connect(m_orders, &UndoableOrders::undoChanged, this, &PricesPage::showState);
    connect(m_orders, &UndoableOrders::ended, this, [this] {
        pull();
        showState();
    });
}

void PricesPage::placePane() {
    const bool beside = width() >= metrics().paneBesideFrom;
    m_split->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_divider->setMinimumSize(beside ? 1 : 0, beside ? 0 : 1);
    m_divider->setMaximumSize(beside ? 1 : QWIDGETSIZE_MAX, beside ? QWIDGETSIZE_MAX : 1);
    m_divider->setVisible(!m_pane->isHidden());
    m_pane->setMinimumWidth(0);
    m_pane->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    if (beside) {
        m_pane->setFixedWidth(metrics().px(kPaneWidth));
    } else {
        m_pane->setMaximumHeight(height() * 45 / 100);
    }
}

void PricesPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    placePane();
}

PageEntry PricesPage::entry() {
    return {QStringLiteral("prices"), QStringLiteral("price"), [] { return tr("Prices"); }};
}

QString PricesPage::badge() const {
    const std::uint64_t unpriced = unpricedIn(m_model->prices());
    return unpriced == 0 ? QString() : countText(unpriced);
}

QString PricesPage::fact() const {
    if (!m_known) {
        return {};
    }
    return tr("%1, %2").arg(tr("%Ln models", nullptr, static_cast<int>(m_model->prices().size())),
                            tr("%Ln prices of your own", nullptr, static_cast<int>(m_own.size())));
}

QWidget* PricesPage::headerControls() {
    m_add->show();
    return m_add;
}

QWidget* PricesPage::focusTarget() {
    if (!m_known) {
        return m_loading;
    }
    return m_stack->currentWidget() == m_empty ? static_cast<QWidget*>(m_empty->primary())
                                               : m_table;
}

void PricesPage::addActions(ActionRegistry& registry) {
    registry.allowFromElsewhere({QStringLiteral("prices.add"), QStringLiteral("prices.find")});
    registry.add({QStringLiteral("prices.add"), ActionGroup::View,
                  [] { return PricesPage::tr("Set a price…"); }, QKeySequence(Qt::CTRL | Qt::Key_N),
                  [this] { addPrice(); }},
                 this);
    registry.add(
        {QStringLiteral("prices.find"), ActionGroup::View,
         [] { return PricesPage::tr("Find a model's price"); }, QKeySequence(Qt::CTRL | Qt::Key_F),
         [this] { m_search->setFocus(Qt::ShortcutFocusReason); }},
        this);
    registry.add({QStringLiteral("prices.reprice"),
                  ActionGroup::View,
                  [] { return PricesPage::tr("Re-price booked calls…"); },
                  {},
                  [this] { reprice(); }},
                 this);
    registry.add({QStringLiteral("prices.undo"), ActionGroup::View,
                  [] { return PricesPage::tr("Undo the change of prices"); },
                  QKeySequence(QKeySequence::Undo), [this] { m_orders->undoLast(); }},
                 this);
}

void PricesPage::reveal(const QString& what) {
    m_search->clear();
    m_which->setCurrent(0);
    m_model->setOnlyUsed(false);
    m_revealed = what.toStdString();
    const auto slash = m_revealed.find('/');
    m_table->select(m_revealed.substr(0, slash),
                    slash == std::string::npos ? std::string() : m_revealed.substr(slash + 1));
    m_table->setFocus(Qt::OtherFocusReason);
}

const admin::ModelPrice* PricesPage::selected() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model->at(rows.first().row());
}

void PricesPage::pull() {
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_client.call(admin::ListPrices{}, admin::AdminClient::Callback<admin::PriceTable>(
                                           [self = QPointer(this)](auto reply) {
                                               if (self) {
                                                   self->take(std::move(reply));
                                               }
                                           }));
}

void PricesPage::take(Result<admin::PriceTable> reply) {
    m_asking = false;
    m_slow.stop();
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_known = true;
        m_own = std::move(reply->own);
        m_noTraffic = QString::fromStdString(reply->problem);
        const admin::ModelPrice* before = selected();
        std::string wanted =
            before == nullptr ? std::string() : before->provider + '/' + before->model;
        if (!m_revealed.empty()) {
            wanted = std::exchange(m_revealed, {});
        }
        m_taking = true;  // the pane stays while the lines are exchanged
        m_model->setPrices(std::move(reply->models));
        const auto slash = wanted.find('/');
        if (slash != std::string::npos) {
            m_table->select(wanted.substr(0, slash), wanted.substr(slash + 1));
        }
        m_taking = false;
    }
    showState();
    if (std::exchange(m_askAgain, false)) {
        pull();
    }
}

QString PricesPage::whyNotChange() const {
    if (const QString whyNot = m_gateway.whyNot(admin::Role::Admin); !whyNot.isEmpty()) {
        return whyNot;
    }
    const admin::GatewayStatus& status = m_gateway.status();
    return status.policyReadOnly ? tr("Managed by %1: change it there.")
                                       .arg(QString::fromStdString(status.policyFile))
                                 : QString();
}

void PricesPage::showState() {
    const QString whyNot = whyNotChange();
    m_add->setEnabled(whyNot.isEmpty());
    m_add->setToolTip(whyNot);
    // It writes into the books and not into the document.
    const QString whyNotBooks = m_gateway.whyNot(admin::Role::Admin);
    m_reprice->setEnabled(whyNotBooks.isEmpty());
    m_reprice->setToolTip(whyNotBooks.isEmpty()
                              ? tr("Price booked calls anew, by the prices that hold now")
                              : whyNotBooks);
    m_undo->setVisible(m_orders->canUndo());
    m_undo->setEnabled(whyNot.isEmpty());
    m_undo->setToolTip(whyNot.isEmpty() ? m_orders->undoText() : whyNot);
    showNotice();
    const bool empty = m_known && m_model->prices().empty();
    const bool noMatch = m_known && !empty && m_model->rowCount() == 0;
    // Who came before there was anything to see waits there.
    const bool waits = m_loading->hasFocus();
    m_stack->setCurrentWidget(!m_known  ? static_cast<QWidget*>(m_loading)
                              : empty   ? static_cast<QWidget*>(m_empty)
                              : noMatch ? static_cast<QWidget*>(m_noMatch)
                                        : m_table);
    if (waits && m_known) {
        focusTarget()->setFocus();
    }
    // One primary button a view.
    m_add->setKind(empty ? ButtonKind::Normal : ButtonKind::Primary);
    showPrice();
    emit describedChanged();
}

void PricesPage::showNotice() {
    const std::vector<admin::ModelPrice>& prices = m_model->prices();
    if (!m_orders->refused().isEmpty()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("It was not carried out."),
                             m_orders->refused(),
                             {{tr("Close"), [this] {
                                   m_orders->forgetRefusal();
                                   showState();
                               }}}});
    } else if (!m_problem.isEmpty() && !m_gateway.lost()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("Prices cannot be shown."),
                             m_problem,
                             {{tr("Try again"), [this] { pull(); }}}});
    } else if (!m_noTraffic.isEmpty()) {
        m_notice->setNotice({Tone::Warn,
                             QStringLiteral("triangle-alert"),
                             tr("It is not known what was called."),
                             m_noTraffic,
                             {}});
    } else if (const std::uint64_t unpriced = unpricedIn(prices); unpriced > 0) {
        // They are the first ones.
        const admin::ModelPrice& first = prices.front();
        m_notice->setNotice(
            {Tone::Info,
             QStringLiteral("circle-help"),
             tr("%Ln models are called and have no price.", nullptr, static_cast<int>(unpriced)),
             tr("What their calls cost is not counted, and budgets refuse them."),
             {{tr("Set price of %1…").arg(QString::fromStdString(first.model)),
               [this] {
                   if (!m_model->prices().empty()) {
                       setPriceOf(m_model->prices().front());
                   }
               },
               whyNotChange()}}});
    } else {
        m_notice->clear();
    }
}

void PricesPage::showPrice() {
    if (m_taking) {
        return;
    }
    const bool listed = m_stack->currentWidget() == m_table;
    if (const admin::ModelPrice* row = listed ? selected() : nullptr) {
        m_pane->setPrice(*row, whyNotChange());
    } else {
        m_pane->clear();
    }
    placePane();
}

void PricesPage::retranslate() {
    m_search->setPlaceholderText(tr("Model, provider or source"));
    m_search->setAccessibleName(tr("Find a model's price"));
    m_which->setTexts({tr("All models"), tr("In use")});
    m_undo->setText(tr("Undo"));
    m_reprice->setText(tr("Re-price…"));
    m_add->setText(tr("Set price"));
    m_noMatch->setText(tr("No model matches."));
    m_empty->setTexts(tr("There is no model to price yet."),
                      tr("Prices are listed for the models of your providers. Those of the "
                         "simulator cost nothing."));
    m_empty->setActions(tr("Providers"));
    m_table->setAccessibleName(tr("Prices"));
    m_loading->setAccessibleName(tr("Prices"));
    m_model->retranslate();
    showState();
}

void PricesPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
