// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "engine/control/admin/overview.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/shell.hpp"

namespace weir::ui {

// The whole window on a gateway of canned answers, for tests that look at it from outside.
class ShellScene {
protected:
    void setUp() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = std::make_unique<FakeAdminClient>();
        m_clock.set(kCannedNow);
        m_client->answer<admin::GetStatus>(cannedStatus());
        m_client->answer<admin::ListTraffic>({});
        m_client->answer<admin::ListKinds>({});
        m_client->answer<admin::FindLocalServers>({});
        m_client->answer<admin::ListModels>({});
        m_client->answer<admin::GetOverview>({});
        admin::ProviderList providers;
        providers.providers.resize(1);
        providers.providers[0].settings.name = "openai";
        m_client->answer<admin::ListProviders>(providers);
    }

    void tearDown() {
        m_shell.reset();
        m_client.reset();
    }

    void open() {
        m_shell =
            std::make_unique<Shell>(*qApp, ShellPorts{*m_client,
                                                      m_autostart,
                                                      m_folder->filePath(QStringLiteral("ui.ini")),
                                                      {},
                                                      &m_clock});
        m_shell->window().show();
        QTRY_VERIFY(m_shell->gateway().isKnown());
    }

    static void settle() {
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    // On the open page; null: none that is seen.
    QPushButton* button(const QString& text) const {
        for (QPushButton* each : m_shell->window().currentPage()->findChildren<QPushButton*>()) {
            if (each->text() == text && each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }

    QLineEdit* field() const { return m_shell->window().currentPage()->findChild<QLineEdit*>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeAdminClient> m_client;
    FakeAutostart m_autostart;
    test::FakeClock m_clock;
    std::unique_ptr<Shell> m_shell;
};

}  // namespace weir::ui
