// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>

#include "ui/report/report_source.hpp"

class QSettings;
class QWidget;

namespace weir::ui {

// From the page of spend to a file: asks where, asks the gateway, writes, and says what became of
// it.
class ReportSaver : public QObject {
    Q_OBJECT

public:
    // Where to; empty: nowhere. Replaced by tests.
    using AskPath = std::function<QString(QWidget* parent, const QString& suggested)>;

    // `store` keeps the folder that was chosen last.
    ReportSaver(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                QSettings& store, QWidget* parent, AskPath askPath = {});

    void save(const DayRange& days, SpendPeriod period, bool simulated);
    bool busy() const { return !m_path.isEmpty(); }

signals:
    void saved(const QString& path);
    void failed(const QString& problem);

private:
    void write(const ReportFigures& figures);

    QSettings& m_store;
    QWidget* m_window;
    const AskPath m_askPath;
    ReportSource* m_source;
    QString m_path;  // that is being written; empty: none
};

}  // namespace weir::ui
