// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

// What the desktop prefers, light or dark. Qt says so only from 6.5 on, so a system that can tell
// has a file of its own: system_scheme_xdg.cpp asks the desktop portal, the others cannot tell.
class SystemScheme : public QObject {
    Q_OBJECT

public:
    explicit SystemScheme(QObject* parent = nullptr);

    // Empty while the desktop has said nothing: then the palette the application started with
    // decides.
    std::optional<Scheme> preferred() const { return m_preferred; }

signals:
    void changed();

private:
    void prefer(std::optional<Scheme> scheme);

    std::optional<Scheme> m_preferred;
};

}  // namespace weir::ui
