// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include "engine/base/secret.hpp"

namespace weir::ui {

// Where a provider's key is typed or pasted. It can be filled and wiped; nothing shows or copies
// what it holds.
class KeyField : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent = nullptr);
    ~KeyField() override;

    bool isEmpty() const { return text().isEmpty(); }
    // Without the blanks and line ends that come along when a key is pasted.
    Secret secret() const;
    // Overwrites the characters. Copies that Qt made while they were typed are out of reach, which
    // is why the field is short-lived.
    void wipe();
};

}  // namespace weir::ui
