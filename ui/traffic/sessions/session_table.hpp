// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "engine/control/admin/client.hpp"
#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class BookedSessions;
class FilteredTraffic;
class SessionModel;

// The sessions that calls of the table belong to, each with all its calls added up, also those that
// a filter hides or that only the books have. It follows the table while it is seen, at most twice
// a second.
class SessionTable : public TableView {
    Q_OBJECT

public:
    SessionTable(admin::AdminClient& client, FilteredTraffic& calls, QWidget* parent = nullptr);

    int sessions() const;
    // Why figures may lack what the books have; empty: they do not.
    QString problem() const;

signals:
    // The condition that only the calls of one session meet.
    void opened(const QString& condition);
    void closeAsked();
    void problemChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addUpSoon();
    void addUp();
    void openCurrent();
    void retranslate();

    FilteredTraffic& m_calls;
    BookedSessions* m_booked;
    SessionModel* m_sessions;
    QTimer m_soon;
};

}  // namespace weir::ui
