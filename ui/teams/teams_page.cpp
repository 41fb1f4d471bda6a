// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/teams_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <set>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/actions/undoable_orders.hpp"
#include "ui/teams/directory_model.hpp"
#include "ui/teams/directory_source.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/keys_together.hpp"
#include "ui/teams/member_facts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kPace{15};
constexpr std::chrono::milliseconds kUnsaid{150};
constexpr int kPaneWidth = 340;
constexpr std::uint32_t kChanges = 10;

}  // namespace

TeamsPage::TeamsPage(admin::AdminClient& client, GatewayModel& gateway, const Clock& clock,
                     const QTimeZone& zone, QWidget* parent, AskPath askPath)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_clock(clock),
      m_askPath(std::move(askPath)),
      m_orders(new UndoableOrders(
          client, [this] { return whyNotChange(); }, this)),
      m_together(new KeysTogether(client, *m_orders, this)),
      m_source(new DirectorySource(client, clock, zone, this)),
      m_model(new DirectoryModel(zone, this)),
      m_table(new DirectoryTable(*m_model)),
      m_pane(new MemberPane),
      m_divider(makeDivider(Qt::Vertical)),
      m_notice(new NoticeBar),
      m_empty(new EmptyState(QStringLiteral("team"))),
      m_loading(makeLabel(TextRole::Body, Tone::Muted)),
      m_noMatch(makeLabel(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget),
      m_search(new QLineEdit),
      m_undo(new Button),
      m_import(new Button),
      m_export(new Button),
      m_addUser(new Button),
      m_addTeam(new Button),
      m_create(new Button(ButtonKind::Primary, this)) {
    m_create->setIconName(QStringLiteral("plus"));
    m_create->hide();  // the window takes it over
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

QWidget* TeamsPage::makeTools() {
    auto* bar = new QFrame;
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(metrics().px(340));
    m_undo->setIconName(QStringLiteral("undo"));
    m_export->setIconName(QStringLiteral("export"));
    m_addUser->setIconName(QStringLiteral("user"));
    m_addTeam->setIconName(QStringLiteral("team"));
    layout->addWidget(m_search, 1);
    layout->addStretch();
    for (Button* button : {m_undo, m_import, m_export, m_addUser, m_addTeam}) {
        layout->addWidget(button);
    }
    return bar;
}

void TeamsPage::connectParts() {
    auto* timer = new VisibleTimer(this, kPace);
    connect(timer, &VisibleTimer::tick, this, [this] {
        m_source->ask();
        m_slow.start();
    });
    connect(&m_slow, &QTimer::timeout, this, [this] { m_loading->setText(tr("Loading…")); });
    connect(m_source, &DirectorySource::answered, this, &TeamsPage::take);
    connect(m_source, &DirectorySource::failed, this, &TeamsPage::fail);
    connect(&m_gateway, &GatewayModel::changed, this, &TeamsPage::showState);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        const std::vector<std::string> before = m_table->selectedIds();
        m_model->setSearch(text);
        m_table->selectAgain(before);
        showState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TeamsPage::showMember);
    connect(m_table, &DirectoryTable::opened, this, &TeamsPage::editSelected);
    connect(m_table, &DirectoryTable::budgetAsked, this, &TeamsPage::editBudget);
    connect(m_model, &DirectoryModel::limitTyped, this,
            [this](const DirectoryRow& row, MinuteLimit which, std::uint64_t value) {
                setLimit({row, which, value});
            });
    connect(m_table, &DirectoryTable::revokeAsked, this, &TeamsPage::endSelected);
    connect(m_table, &DirectoryTable::menuOpening, this, &TeamsPage::fillMenu);
    connect(m_create, &QPushButton::clicked, this, &TeamsPage::createKey);
    connect(m_empty->primary(), &QPushButton::clicked, this, &TeamsPage::createKey);
    connect(m_empty->second(), &QPushButton::clicked, this, [this] { addMember(Team()); });
    connect(m_addTeam, &QPushButton::clicked, this, [this] { addMember(Team()); });
    connect(m_addUser, &QPushButton::clicked, this, [this] { addMember(User()); });
    connect(m_import, &QPushButton::clicked, this, &TeamsPage::importFile);
    connect(m_export, &QPushButton::clicked, this, &TeamsPage::exportFile);
    connect(m_undo, &QPushButton::clicked, m_orders, &UndoableOrders::undoLast);
    connect(m_orders, &UndoableOrders::told, this, &TeamsPage::toastAsked);
    connect(m_together, &KeysTogether::told, this, &TeamsPage::toastAsked);
    connect(m_orders, &UndoableOrders::undoChanged, this, &TeamsPage::showState);
    connect(m_orders, &UndoableOrders::ended, this, [this] {
        m_source->askAgain();
        showState();
    });
}

void TeamsPage::placePane() {
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

void TeamsPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    placePane();
}

PageEntry TeamsPage::entry() {
    return {QStringLiteral("teams"), QStringLiteral("team"), [] { return tr("Teams and keys"); }};
}

QString TeamsPage::fact() const {
    if (!m_known) {
        return {};
    }
    std::set<std::string> teams;
    std::set<std::string> users;
    int keys = 0;
    for (const DirectoryRow& row : m_model->rows()) {
        if (row.kind == RowKind::Team) {
            teams.insert(row.name);
        } else if (row.kind == RowKind::User) {
            users.insert(row.name);
        } else if (row.kind == RowKind::Key) {
            ++keys;
        }
    }
    return tr("%1, %2, %3")
        .arg(tr("%Ln teams", nullptr, static_cast<int>(teams.size())),
             tr("%Ln users", nullptr, static_cast<int>(users.size())),
             tr("%Ln keys", nullptr, keys));
}

QWidget* TeamsPage::headerControls() {
    m_create->show();
    return m_create;
}

QWidget* TeamsPage::focusTarget() {
    if (!m_known) {
        return m_loading;
    }
    return m_stack->currentWidget() == m_empty ? static_cast<QWidget*>(m_empty->primary())
                                               : m_table;
}

void TeamsPage::addActions(ActionRegistry& registry) {
    registry.allowFromElsewhere({QStringLiteral("teams.create_key"), QStringLiteral("teams.import"),
                                 QStringLiteral("teams.find")});
    registry.add({QStringLiteral("teams.create_key"),
                  ActionGroup::View,
                  [] { return TeamsPage::tr("Create a key…"); },
                  {},
                  [this] { createKey(); }},
                 this);
    registry.add({QStringLiteral("teams.import"),
                  ActionGroup::View,
                  [] { return TeamsPage::tr("Import teams, users and keys…"); },
                  {},
                  [this] { importFile(); }},
                 this);
    registry.add({QStringLiteral("teams.export"),
                  ActionGroup::View,
                  [] { return TeamsPage::tr("Export teams, users and keys…"); },
                  {},
                  [this] { exportFile(); }},
                 this);
    registry.add({QStringLiteral("teams.find"), ActionGroup::View,
                  [] { return TeamsPage::tr("Find a team, user or key"); },
                  QKeySequence(Qt::CTRL | Qt::Key_F),
                  [this] { m_search->setFocus(Qt::ShortcutFocusReason); }},
                 this);
    registry.add({QStringLiteral("teams.undo"), ActionGroup::View,
                  [] { return TeamsPage::tr("Undo the change of teams and keys"); },
                  QKeySequence(QKeySequence::Undo), [this] { m_orders->undoLast(); }},
                 this);
}

void TeamsPage::reveal(const QString& what) {
    if (what == newKey()) {
        createKey();
        return;
    }
    m_search->clear();
    m_wanted = what.toStdString();
    m_table->select(m_wanted);
    m_table->setFocus(Qt::OtherFocusReason);
}

const DirectoryRow* TeamsPage::selected() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_model->at(rows.first().row()) : nullptr;
}

void TeamsPage::take(const Directory& directory) {
    m_slow.stop();
    m_problem.clear();
    const std::vector<std::string> before = m_table->selectedIds();
    const std::string wanted = std::exchange(m_wanted, {});
    m_known = true;
    m_directory = directory;
    m_taking = true;  // the pane stays while the lines are exchanged
    m_model->setDirectory(directory);
    wanted.empty() ? m_table->selectAgain(before) : m_table->select(wanted);
    m_taking = false;
    showState();
    askChanges();
}

void TeamsPage::fail(const QString& problem) {
    m_slow.stop();
    m_problem = problem;
    showState();
}

QString TeamsPage::whyNotChange() const {
    return m_gateway.whyNot(admin::Role::Admin);
}

void TeamsPage::showState() {
    const QString whyNot = whyNotChange();
    m_model->setEditable(whyNot.isEmpty());
    for (Button* button :
         {m_create, m_import, m_addUser, m_addTeam, m_empty->primary(), m_empty->second()}) {
        button->setEnabled(whyNot.isEmpty());
        button->setToolTip(whyNot);
    }
    m_export->setEnabled(m_known && !m_model->rows().empty());
    m_undo->setVisible(m_orders->canUndo());
    m_undo->setEnabled(whyNot.isEmpty());
    m_undo->setToolTip(whyNot.isEmpty() ? m_orders->undoText() : whyNot);
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
                             tr("Teams and keys cannot be shown."),
                             m_problem,
                             {{tr("Try again"), [this] { m_source->ask(); }}}});
    } else {
        m_notice->clear();
    }
    const bool empty = m_known && m_model->rows().empty();
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
    // One primary button a view: the one in the middle of the empty page.
    m_create->setKind(empty ? ButtonKind::Normal : ButtonKind::Primary);
    showMember();
    emit describedChanged();
}

void TeamsPage::showMember() {
    if (m_taking) {
        return;
    }
    if (isSeveral()) {
        showSeveral();
        return;
    }
    const DirectoryRow* row = selected();
    if (row == nullptr) {
        m_pane->clear();
        m_divider->hide();
        m_changesOf.clear();
        return;
    }
    m_pane->setMember(nameOf(*row), memberKind(*row),
                      memberFacts(*row, m_model->rows(), m_model->now(), m_source->zone()),
                      actionsOf(*row));
    placePane();
    if (m_changesOf != row->id()) {
        m_changesOf = row->id();
        m_pane->setChanges({});
        askChanges();
    }
}

void TeamsPage::askChanges() {
    const DirectoryRow* row = selected();
    if (row == nullptr || row->kind == RowKind::Organisation) {
        return;
    }
    admin::ListChanges operation;
    operation.of = row->key                     ? admin::ChangeOf::Key
                   : row->kind == RowKind::Team ? admin::ChangeOf::Team
                                                : admin::ChangeOf::User;
    operation.name = row->name;
    operation.most = kChanges;
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::ChangeList>(
            [self = QPointer(this), id = m_changesOf](const Result<admin::ChangeList>& reply) {
                if (self && reply && self->m_changesOf == id) {
                    self->m_pane->setChanges(reply->changes);
                }
            }));
}

void TeamsPage::retranslate() {
    m_create->setText(tr("Create key"));
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("Add and change teams, users and keys as a CSV file says"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write teams, users and keys to a CSV file"));
    m_addUser->setText(tr("Add user"));
    m_addTeam->setText(tr("Add team"));
    m_undo->setText(tr("Undo"));
    m_search->setPlaceholderText(tr("Find a team, user or key"));
    m_search->setAccessibleName(tr("Find a team, user or key"));
    m_table->setAccessibleName(tr("Teams, users and keys"));
    m_loading->setAccessibleName(m_table->accessibleName());
    m_noMatch->setText(tr("Nothing has this in its name."));
    m_empty->setTexts(tr("No keys. Nobody can call."),
                      tr("A key lets a tool in. Keys belong to teams and users, or to the "
                         "organisation."));
    m_empty->setActions(tr("Create key"), tr("Add team"));
    m_model->retranslate();
    showState();
}

void TeamsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
