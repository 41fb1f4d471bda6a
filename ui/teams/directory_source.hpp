// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimeZone>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/teams/directory_rows.hpp"

namespace weir::ui {

// Asks the gateway for all that the page shows, and answers once it has everything. What was asked
// before the last change is not heard any more.
class DirectorySource : public QObject {
    Q_OBJECT

public:
    DirectorySource(admin::AdminClient& client, const Clock& clock, QTimeZone zone,
                    QObject* parent = nullptr);

    // Unless it is waited for already.
    void ask();
    // Whatever is waited for is old.
    void askAgain();

    Timestamp now() const { return m_clock.now(); }
    const QTimeZone& zone() const { return m_zone; }

signals:
    void answered(const weir::ui::Directory& directory);
    void failed(const QString& problem);

private:
    template <class Op, class Take>
    void call(Op operation, Take take);
    void askSpend(admin::SpendBy by, bool week, admin::SpendReport Directory::* into);

    admin::AdminClient& m_client;
    const Clock& m_clock;
    QTimeZone m_zone;
    Directory m_asked;  // what is known of it so far
    int m_question = 0;
    int m_missing = 0;
};

}  // namespace weir::ui
