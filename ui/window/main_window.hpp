// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <functional>
#include <vector>

#include "ui/window/gateway_model.hpp"
#include "ui/window/page_entry.hpp"

class QStackedWidget;
class QVBoxLayout;

namespace weir::ui {

class ActionRegistry;
class AltMenuBar;
class Button;
class CommandPalette;
class GatewayChooser;
class GatewayNoticeBar;
class Header;
class NotificationList;
class NotificationLog;
class Page;
class PageSlot;
class Rail;
class RefusalBar;
class StartNoticeBar;
class StatusBar;
class Toast;
class UiSettings;
struct ToastMessage;

// The frame: rail, header, notice, the open page, status bar. What closing it means (hide or quit)
// is decided by whoever listens to closeAsked().
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(GatewayModel& gateway, UiSettings& settings);
    ~MainWindow() override;

    // In the order of the rail. `make` is asked when the page is first opened, or all that can be
    // done in the window is listed; the window takes over what it gives.
    void addPage(PageEntry entry, std::function<Page*()> make);
    void makeAllPages();
    // After the last page: menus, the page that was open before, size and place.
    void finish();
    // Before finish(): which gateway it shows can be changed. The window takes it over.
    void setChooser(GatewayChooser* chooser);

    void openPage(const QString& id);
    // And shows something there; empty: just the page.
    void openPage(const QString& id, const QString& what);
    Page* currentPage() const;  // null: before finish()
    QString currentPageId() const;

    // Stands in place of rail, header and pages until it is taken away.
    void showFirstStart(QWidget* firstStart);
    void endFirstStart();

    ActionRegistry& actionRegistry() { return *m_actions; }
    // The window before this one ended badly; `startedAt` may be unknown.
    void tellBadEnd(const QDateTime& startedAt);
    // Says so in the title too, for as long as the window lives.
    void tellSafeMode();

    void showToast(const ToastMessage& message);
    // What was said lately; toasts stand in it too.
    NotificationLog& notifications() { return *m_log; }
    void openNotifications();
    void openShortcuts();
    void saveState();
    // A tray tells what goes wrong, so it is looked for while the window is hidden, too.
    void setTrayShown(bool shown);

signals:
    // The event is ignored unless a listener accepts it.
    void closeAsked(QCloseEvent* event);
    void quitAsked();
    void leaveSafeModeAsked();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void addActions();
    void addPageActions();
    void make(PageSlot* slot);
    PageSlot* slotOf(const QString& id) const;  // null: there is none
    void showKeys();
    void enableGatewayActions();
    void enableFrameActions(bool enabled);
    void open(PageSlot* slot);
    void focusPage(Qt::FocusReason reason);
    void foldRail();
    void toggleRail();
    void focusNextArea(int step);
    void copyBaseUrl();
    void takePace();
    void takeTitle();
    void retranslate();

    GatewayModel& m_gateway;
    UiSettings& m_settings;
    ActionRegistry* m_actions;
    AltMenuBar* m_menus;
    QStackedWidget* m_whole;  // the frame, or the first start
    Rail* m_rail;
    Header* m_header;
    Button* m_search;  // opens the palette
    CommandPalette* m_palette;
    StartNoticeBar* m_start;
    GatewayNoticeBar* m_notice;
    QVBoxLayout* m_right;  // header, notices, page
    QStackedWidget* m_content;
    StatusBar* m_status;
    Toast* m_toast;
    NotificationLog* m_log;
    NotificationList* m_notifications;
    RefusalBar* m_refusal;
    std::vector<PageSlot*> m_slots;
    PageSlot* m_open = nullptr;
    bool m_safeMode = false;
    GatewayModel::Pace m_hiddenPace = GatewayModel::Pace::None;
};

}  // namespace weir::ui
