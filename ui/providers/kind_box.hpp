// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <string>
#include <vector>

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// The kinds of provider, under the headings of their groups, which cannot be chosen.
class KindBox : public QComboBox {
    Q_OBJECT

public:
    explicit KindBox(QWidget* parent = nullptr);

    // The kinds of a group stand together. What was chosen stays so, if it is among them.
    void setKinds(std::vector<admin::KindInfo> kinds);
    void choose(const std::string& kind);
    // Null: the kinds are not here yet, or the one that is meant is not among them.
    const admin::KindInfo* kind() const;

    void showPopup() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void addHeading(KindGroup group);

    std::vector<admin::KindInfo> m_kinds;
    std::string m_chosen;  // before the kinds are here
};

}  // namespace weir::ui
