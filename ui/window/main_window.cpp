// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.hpp"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QStackedWidget>
#include <algorithm>

#include "ui/actions/action_registry.hpp"
#include "ui/notifications/notification_list.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/palette/command_palette.hpp"
#include "ui/remote/gateway_chooser.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/shortcuts/shortcut_dialog.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/window/alt_menu_bar.hpp"
#include "ui/window/focus_areas.hpp"
#include "ui/window/gateway_box.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/gateway_notice_bar.hpp"
#include "ui/window/header.hpp"
#include "ui/window/instance_switcher.hpp"
#include "ui/window/page.hpp"
#include "ui/window/page_slot.hpp"
#include "ui/window/rail.hpp"
#include "ui/window/refusal_bar.hpp"
#include "ui/window/remote_bar.hpp"
#include "ui/window/start_notice_bar.hpp"
#include "ui/window/state_icon.hpp"
#include "ui/window/status_bar.hpp"

namespace weir::ui {

namespace {

constexpr QSize kSmallest{1024, 680};
// What title and edges take of the screen, about: they are known once the window is shown.
constexpr QSize kFrame{8, 40};
constexpr QSize kFirst{1440, 900};

}  // namespace

MainWindow::MainWindow(GatewayModel& gateway, UiSettings& settings)
    : m_gateway(gateway),
      m_settings(settings),
      m_actions(new ActionRegistry(this)),
      m_menus(new AltMenuBar(this)),
      m_whole(new QStackedWidget),
      m_rail(new Rail(gateway)),
      m_header(new Header),
      m_search(new Button),
      m_palette(new CommandPalette(*m_actions, this)),
      m_start(new StartNoticeBar),
      m_notice(new GatewayNoticeBar(gateway)),
      m_right(new QVBoxLayout),
      m_content(new QStackedWidget),
      m_status(new StatusBar(gateway)),
      m_toast(new Toast(this)),
      m_log(new NotificationLog(this)),
      m_notifications(new NotificationList(*m_log, this)),
      m_refusal(new RefusalBar(gateway)) {
    setMenuBar(m_menus);
    setWindowIcon(programIcon());
    setMinimumSize(kSmallest);

    m_right->setSpacing(0);
    m_right->addWidget(m_header);
    m_right->addWidget(m_start);
    m_right->addWidget(m_notice);
    m_right->addWidget(m_refusal);
    m_right->addWidget(m_content, 1);
    auto* frame = new QWidget;
    auto* across = new QHBoxLayout(frame);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(m_rail);
    across->addLayout(m_right, 1);
    m_whole->addWidget(frame);

    auto* central = new QWidget;
    auto* down = new QVBoxLayout(central);
    down->setContentsMargins({});
    down->setSpacing(0);
    down->addWidget(m_whole, 1);
    down->addWidget(m_status);
    setCentralWidget(central);
    m_toast->setBottomMargin(metrics().statusBar);
    m_search->setIconName(QStringLiteral("search"));
    m_header->addAtEnd(m_search);

    connect(m_start, &StartNoticeBar::leaveAsked, this, &MainWindow::leaveSafeModeAsked);
    connect(m_start, &StartNoticeBar::diagnosticsAsked, this, [this] {
        if (QAction* copy = m_actions->find(QStringLiteral("help.diagnostics"))) {
            copy->trigger();
        }
    });
    connect(m_search, &QPushButton::clicked, m_palette, &CommandPalette::open);
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::open);
    connect(m_rail->gatewayBox(), &GatewayBox::copyAsked, this, &MainWindow::copyBaseUrl);
    connect(m_status, &StatusBar::pageAsked, this,
            qOverload<const QString&, const QString&>(&MainWindow::openPage));
    connect(m_status, &StatusBar::notificationsAsked, this, &MainWindow::openNotifications);
    connect(m_log, &NotificationLog::unreadChanged, this,
            [this] { m_status->setUnread(m_log->unread()); });
    connect(m_notifications, &NotificationList::settingsAsked, this,
            [this] { openPage(QStringLiteral("settings")); });
    connect(&gateway, &GatewayModel::changed, this, &MainWindow::enableGatewayActions);
    connect(&gateway, &GatewayModel::refused, this,
            [this](const QString& what, const QString& hint) { m_refusal->tell(what, hint); });
    m_actions->keepIn(settings.store());
    addActions();
    showKeys();
    enableGatewayActions();
    retranslate();
    takeTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(PageEntry entry, std::function<Page*()> make) {
    auto* slot = new PageSlot(std::move(entry), std::move(make), m_gateway, this);
    m_slots.push_back(slot);
    m_header->add(slot);
    m_rail->add(slot);
    connect(slot, &PageSlot::describedChanged, this, &MainWindow::takeTitle);
}

void MainWindow::make(PageSlot* slot) {
    Page& page = slot->make();
    m_content->addWidget(&page);
    m_header->takeControls(slot);
    connect(&page, &Page::toastAsked, this, &MainWindow::showToast);
    connect(&page, &Page::pageAsked, this,
            qOverload<const QString&, const QString&>(&MainWindow::openPage));
    page.addActions(*m_actions);
}

void MainWindow::makeAllPages() {
    for (PageSlot* slot : m_slots) {
        if (slot->page() == nullptr) {
            make(slot);
        }
    }
    m_menus->fill(*m_actions);
}

Page* MainWindow::currentPage() const {
    return m_open == nullptr ? nullptr : m_open->page();
}

QString MainWindow::currentPageId() const {
    return m_open == nullptr ? QString() : m_open->id();
}

void MainWindow::setChooser(GatewayChooser* chooser) {
    chooser->addTo(*m_actions);
    m_rail->switcher()->setChooser(*chooser);
    m_right->insertWidget(0, new RemoteBar(m_gateway, *chooser));
    connect(&m_gateway, &GatewayModel::reconnectAsked, chooser, [this, chooser] {
        if (m_gateway.remote() != nullptr) {
            chooser->connectTo(m_gateway.remote()->gateway());
        }
    });
    takeTitle();
}

void MainWindow::finish() {
    addPageActions();
    if (!restoreGeometry(m_settings.windowGeometry())) {
        resize(kFirst.boundedTo(screen()->availableSize() - kFrame));
    }
    foldRail();
    PageSlot* before = slotOf(m_settings.page());
    open(before == nullptr ? m_slots.front() : before);
}

void MainWindow::focusPage(Qt::FocusReason reason) {
    QWidget* target = currentPage()->focusTarget();
    // A page that is still empty has nothing to focus; the rail has.
    if (!target->isVisibleTo(this) || target->focusPolicy() == Qt::NoFocus) {
        target = m_rail->focusTarget();
    }
    target->setFocus(reason);
}

PageSlot* MainWindow::slotOf(const QString& id) const {
    const auto found =
        std::ranges::find_if(m_slots, [&](const PageSlot* slot) { return slot->id() == id; });
    return found == m_slots.end() ? nullptr : *found;
}

void MainWindow::openPage(const QString& id) {
    if (PageSlot* slot = slotOf(id)) {
        open(slot);
    }
}

void MainWindow::openPage(const QString& id, const QString& what) {
    openPage(id);
    if (!what.isEmpty() && currentPageId() == id) {
        currentPage()->reveal(what);
    }
}

void MainWindow::open(PageSlot* slot) {
    if (m_open == slot) {
        return;
    }
    if (slot->page() == nullptr) {
        make(slot);
        m_menus->fill(*m_actions);
    }
    Page* page = slot->page();
    // Of the one that the window begins with, the way back leads to the first.
    if (const PageSlot* from = m_open != nullptr ? m_open : m_slots.front(); from != slot) {
        page->comeFrom(from->id());
    }
    m_open = slot;
    m_content->setCurrentWidget(page);
    m_toast->setBottomMargin(metrics().statusBar + page->bottomRoom());
    m_header->setPage(slot);
    m_rail->setCurrent(slot);
    m_settings.setPage(slot->id());
    takeTitle();
}

void MainWindow::showFirstStart(QWidget* firstStart) {
    m_whole->addWidget(firstStart);
    m_whole->setCurrentWidget(firstStart);
    m_status->setFirstStart(true);
    enableFrameActions(false);
    takeTitle();
}

void MainWindow::endFirstStart() {
    if (m_whole->count() < 2) {
        return;
    }
    QWidget* firstStart = m_whole->widget(1);
    m_whole->removeWidget(firstStart);
    firstStart->deleteLater();
    m_status->setFirstStart(false);
    enableFrameActions(true);
    takeTitle();
    focusPage(Qt::OtherFocusReason);
}

void MainWindow::tellBadEnd(const QDateTime& startedAt) {
    m_start->tellBadEnd(startedAt);
}

void MainWindow::tellSafeMode() {
    m_safeMode = true;
    m_start->tellSafeMode();
    m_actions->add({QStringLiteral("gateway.leave_safe_mode"),
                    ActionGroup::Gateway,
                    [] { return tr("Leave safe mode"); },
                    {},
                    [this] { emit leaveSafeModeAsked(); }});
    m_menus->fill(*m_actions);
    takeTitle();
}

void MainWindow::showToast(const ToastMessage& message) {
    const Page* page = currentPage();
    m_toast->setBottomMargin(metrics().statusBar + (page == nullptr ? 0 : page->bottomRoom()));
    m_toast->showMessage(message);
    m_log->add(message);
}

void MainWindow::openShortcuts() {
    m_actions->complete();
    auto* dialog = new ShortcutDialog(*m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openNotifications() {
    m_notifications->open();
}

void MainWindow::copyBaseUrl() {
    const QString url = m_gateway.openAiBaseUrl();
    QApplication::clipboard()->setText(url);
    showToast({tr("Copied %1").arg(url), {}, {}, QStringLiteral("copy"), Tone::Text2});
}

void MainWindow::foldRail() {
    const RailFold wish = m_settings.railFold();
    const bool narrow = width() < metrics().railFoldsBelow;
    const bool folded = wish == RailFold::Automatic ? narrow : wish == RailFold::Folded;
    if (folded != m_rail->isFolded()) {
        m_rail->setFolded(folded);
    }
}

void MainWindow::toggleRail() {
    const bool narrow = width() < metrics().railFoldsBelow;
    const bool fold = !m_rail->isFolded();
    // Back to what the width asks for anyway: then the width decides again.
    m_settings.setRailFold(fold == narrow ? RailFold::Automatic
                           : fold         ? RailFold::Folded
                                          : RailFold::Open);
    foldRail();
}

void MainWindow::focusNextArea(int step) {
    if (m_whole->currentIndex() != 0) {
        return;
    }
    std::vector<FocusArea> areas{{m_rail, m_rail->focusTarget()},
                                 {m_header, nullptr},
                                 {m_start, nullptr},
                                 {m_notice, nullptr},
                                 {m_refusal, nullptr}};
    const auto ofPage = currentPage()->focusAreas();
    areas.insert(areas.end(), ofPage.begin(), ofPage.end());
    areas.push_back({m_status, nullptr});
    moveFocus(areas, step);
}

void MainWindow::takePace() {
    const bool seen = isVisible() && !isMinimized();
    m_gateway.setPace(seen ? GatewayModel::Pace::Live : m_hiddenPace);
}

void MainWindow::setTrayShown(bool shown) {
    m_hiddenPace = shown ? GatewayModel::Pace::Tray : GatewayModel::Pace::None;
    takePace();
}

void MainWindow::retranslate() {
    m_search->setText(tr("Search or run"));
    m_search->setToolTip(
        withKeys(tr("Everything Weir can do"), m_actions->keys(QStringLiteral("view.palette"))));
}

void MainWindow::takeTitle() {
    const bool pageIsSeen = m_open != nullptr && m_whole->currentIndex() == 0;
    const QString program = m_gateway.remote() == nullptr
                                ? QStringLiteral("Weir")
                                : tr("%1 - Weir").arg(m_gateway.remote()->gateway().name);
    const QString title = pageIsSeen ? tr("%1 - %2").arg(m_open->title(), program) : program;
    setWindowTitle(m_safeMode ? tr("%1 (safe mode)").arg(title) : title);
}

void MainWindow::saveState() {
    m_settings.setWindowGeometry(saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveState();
    event->ignore();
    emit closeAsked(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    switch (event->type()) {
        case QEvent::LanguageChange:
            m_actions->retranslate();
            m_menus->fill(*m_actions);
            retranslate();
            takeTitle();
            break;
        case QEvent::WindowStateChange:
            takePace();
            break;
        case QEvent::ActivationChange:
            // The process may end without another chance to keep it.
            saveState();
            break;
        default:
            break;
    }
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    takePace();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    takePace();
    if (focusWidget() == nullptr && m_open != nullptr) {
        focusPage(Qt::OtherFocusReason);
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    foldRail();
}

}  // namespace weir::ui
