// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/empty_state.hpp"

namespace weir::ui {

class FilteredTraffic;
class GatewayModel;
class OlderRows;
class SampleCall;
class TrafficFeed;

// What stands where the rows would be: why there are none, and what to do about it.
class TrafficEmpty : public EmptyState {
    Q_OBJECT

public:
    TrafficEmpty(const FilteredTraffic& rows, TrafficFeed& feed, const OlderRows& older,
                 GatewayModel& gateway, SampleCall& sampleCall, QWidget* parent = nullptr);

    // Something of what it is about changed.
    void refresh();

signals:
    void clearFilterAsked();
    // What was taken from the view is to be seen again.
    void olderAsked();

private:
    void act();
    void actSecond();
    void showFiltered();
    QString head() const;
    QString sentences() const;

    const FilteredTraffic& m_rows;
    TrafficFeed& m_feed;
    const OlderRows& m_older;
    GatewayModel& m_gateway;
    SampleCall& m_sampleCall;
};

}  // namespace weir::ui
