// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <array>
#include <vector>

#include "ui/report/report_figures.hpp"

namespace weir::ui {

// Asks the gateway for all that a report needs, and says when it is there.
class ReportSource : public QObject {
    Q_OBJECT

public:
    ReportSource(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                 QObject* parent = nullptr);

    // Of all calls of these days. Once it was answered or has failed, it may be asked again.
    void ask(SpendPeriod period, const DayRange& custom, bool simulated);

signals:
    void ready(const weir::ui::ReportFigures& figures);
    void failed(const QString& problem);

private:
    void took();
    void fail(const QString& problem);

    admin::AdminClient& m_client;
    std::array<SpendSource*, 4> m_sources;
    ReportFigures m_figures;
    int m_missing = 0;
};

}  // namespace weir::ui
