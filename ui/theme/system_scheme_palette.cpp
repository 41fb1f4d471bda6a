// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_scheme.hpp"

namespace weir::ui {

SystemScheme::SystemScheme(QObject* parent) : QObject(parent) {}

void SystemScheme::prefer(std::optional<Scheme> scheme) {
    if (m_preferred != scheme) {
        m_preferred = scheme;
        emit changed();
    }
}

}  // namespace weir::ui
