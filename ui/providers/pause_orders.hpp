// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

class QWidget;

namespace weir::ui {

struct ToastMessage;

// Pauses and resumes providers and models. Each can be undone where it is told.
class PauseOrders : public QObject {
    Q_OBJECT

public:
    // `page` is what dialogs and menus belong to.
    PauseOrders(admin::AdminClient& client, QWidget* page);

    // Asks for how long. "openai", or "openai/gpt-5".
    void pause(const std::string& target);
    // Of several pauses the one that is chosen from a menu at `anchor`.
    void resume(const admin::ProviderRow& provider, QWidget* anchor);
    void resume(const admin::PausedTarget& target);

    // "openai/gpt-5"
    static QString nameOf(const admin::PausedTarget& target);
    // "until 15:30. Key is being replaced. 2 calls are still under way."
    static QString factsOf(const admin::PausedTarget& target);

signals:
    // It was carried out, or not: `problem` says why not.
    void ended(const QString& problem);
    void told(const weir::ui::ToastMessage& message);

private:
    void pauseAgain(const admin::PausedTarget& target);
    void tellPaused(const admin::PausedTarget& target);
    void tellResumed(const admin::PausedTarget& target);

    admin::AdminClient& m_client;
    QWidget* m_page;
};

}  // namespace weir::ui
