// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/operator_text.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Operators)
};

}  // namespace

QString operatorText(Via via, const std::string& name) {
    switch (via) {
        case Via::Window:
            return Words::tr("the window");
        case Via::Socket:
            return Words::tr("a program on the gateway's computer");
        case Via::Remote:
            break;
    }
    return name.empty() ? Words::tr("an operator elsewhere") : QString::fromStdString(name);
}

}  // namespace weir::ui
