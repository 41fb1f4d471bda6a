// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>
#include <set>
#include <string>
#include <vector>

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// The models that a provider listed, with their prices: those that are ticked are offered.
class OfferList : public QTreeWidget {
    Q_OBJECT

public:
    explicit OfferList(QWidget* parent = nullptr);

    // `chosen`: the names that are ticked; empty means all.
    void setOffers(const std::vector<admin::ModelOffer>& offers,
                   const std::set<std::string>& chosen);
    std::vector<std::string> ticked() const;
    void retranslate();

signals:
    void tickedChanged();
};

}  // namespace weir::ui
