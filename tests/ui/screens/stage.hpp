// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSize>
#include <QString>
#include <QTemporaryDir>
#include <memory>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/no_tokens.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/shell.hpp"

namespace weir::ui {

class HttpListener;
class RemoteClient;
struct OwnCalls;

// How a screen is looked at.
struct StageLook {
    ThemeChoice theme = ThemeChoice::Light;
    QString language = QStringLiteral("en");  // or "de", or "pseudo"
    QSize size{1440, 900};
};

// The whole window, put together as the program does it, on a gateway of canned answers, at a
// moment that is always the same. What a scene is built on.
class Stage {
public:
    explicit Stage(const StageLook& look);
    ~Stage();

    FakeAdminClient& client() { return m_client; }
    // The gateway answers this from now on.
    void answerStatus(const admin::GatewayStatus& status);
    // A file a person could choose; its path.
    QString writeFile(const QString& name, const QByteArray& text) const;
    // Calls of the window's own go to it.
    void listenWith(const QByteArray& answer);

    // After its answers are prepared. Empty: the page that opens by itself.
    MainWindow& open(const QString& page = {});
    // There is no provider yet, so the window begins with the first start.
    MainWindow& openFirst();
    // The gateway is on another machine, and the token may only read.
    MainWindow& openRemote(const QString& page);

    MainWindow& window() { return m_shell->window(); }
    Shell& shell() { return *m_shell; }
    OwnCalls& calls();

    template <class Widget>
    Widget* find() {
        return window().findChild<Widget*>();
    }
    template <class Widget>
    Widget* onPage() {
        return window().currentPage()->template findChild<Widget*>();
    }

    // Once it is open.
    void become(ThemeChoice theme, const QSize& size);

    // What is on the screen with the text that `source` has in the language of now.
    void press(const char* context, const char* source, const QString& argument = {});
    // Answers come from the event loop, one may ask the next question, and timers fill the tables.
    static void settle();

private:
    QString settingsFile() const;
    MainWindow& show();

    StageLook m_look;
    QTemporaryDir m_home;
    test::FakeClock m_clock;
    FakeAdminClient m_client;
    FakeAutostart m_autostart;
    NoTokens m_tokens;
    PseudoLocale m_pseudo;
    std::unique_ptr<HttpListener> m_listener;
    std::unique_ptr<RemoteClient> m_remote;
    std::unique_ptr<OwnCalls> m_calls;
    std::unique_ptr<Shell> m_shell;
};

}  // namespace weir::ui
