// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/client.hpp"

namespace weir::ui {

// Who was given the stored bodies of an exchange, and when: the last ones in a line, all of them in
// its tooltip. Hidden while there is nothing to say.
class SeenNote : public QLabel {
    Q_OBJECT

public:
    explicit SeenNote(admin::AdminClient& client, QWidget* parent = nullptr);

    void ask(const Id& exchange);
    void clearViews();
    // Whether it may be seen, if there is something to say.
    void setWanted(bool wanted);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showViews();

    admin::AdminClient& m_client;
    Id m_exchange;
    std::vector<admin::BodyView> m_views;
    bool m_wanted = false;
};

}  // namespace weir::ui
