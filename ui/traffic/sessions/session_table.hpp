// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class FilteredTraffic;
class SessionModel;

// The calls of the table added up by session. It follows them while it is seen, at most twice a
// second: each time all of them are added up anew.
class SessionTable : public TableView {
    Q_OBJECT

public:
    explicit SessionTable(FilteredTraffic& calls, QWidget* parent = nullptr);

    int sessions() const;

signals:
    // The condition that only the calls of one session meet.
    void opened(const QString& condition);
    void closeAsked();

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
    SessionModel* m_sessions;
    QTimer m_soon;
};

}  // namespace weir::ui
