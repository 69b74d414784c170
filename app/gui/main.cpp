// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program `kerbside`.
#include "app/gui/engine_cache.h"
#include "app/gui/main_window.h"
#include "app/gui/screenshot.h"
#include "app/gui/settings_file.h"
#include "app/gui/start_options.h"
#include "app/gui/theme.h"
#include "app/gui/translation.h"
#include "core/store/demo_models.h"
#include "inference/engine/library_version.h"
#include "widgets/icons.h"
#include "widgets/to_qt.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace {

void print(std::FILE* stream, const QString& text) {
    std::fputs(text.toLocal8Bit().constData(), stream);
    if (!text.endsWith(QLatin1Char('\n'))) std::fputc('\n', stream);
    std::fflush(stream);
}

void nameProgram() {
    QCoreApplication::setOrganizationName(QStringLiteral("Kerbside"));
    QCoreApplication::setApplicationName(QStringLiteral("kerbside"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KERBSIDE_VERSION));
}

/// Before there is a window system, so that `--help` and wrong arguments are answered where there is none.
app::ParsedStart parse(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const app::Translation translation;
    return app::parseStart(QCoreApplication::arguments());
}

bool hasDisplay() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (qEnvironmentVariableIsSet(name)) return true;
    return false;
}

int runWindow(QApplication& application, const app::StartOptions& start) {
    const app::SettingsFile settings;
    const app::Preferences preferences = app::loadPreferences(QSettings());
    app::ThemeSwitch theme(application);
    theme.apply(start.theme.isEmpty() ? preferences.theme : app::themeNamed(start.theme));
    QApplication::setWindowIcon(widgets::programIcon());

    app::MainWindow::Options options;
    const QString workspace = start.workspace.isEmpty() ? preferences.workspace : start.workspace;
    options.workspace =
        core::Workspace(workspace.isEmpty() ? core::Workspace::defaultFolder() : widgets::toPath(workspace),
                        core::builtInModelsFolder());
    options.sessionFile = widgets::toPath(start.session);
    const QTemporaryDir forgotten; // a picture of the window leaves nothing but itself
    if (!start.screenshot.isEmpty()) options.cacheFolder = widgets::toPath(forgotten.path());
    options.rememberLayout = start.screenshot.isEmpty();
    options.askBeforeImport = start.screenshot.isEmpty();
    options.lookAhead = start.screenshot.isEmpty();
    options.torchVersion = widgets::toQt(inference::libTorchVersion());
    options.applyTheme = [&theme](app::Theme wanted) { theme.apply(wanted); };
    app::MainWindow window(app::EngineCache::makeEngine(), std::move(options));
    const auto open = [&] {
        window.show();
        for (const QString& model : start.models) window.openModel(model);
        if (!start.paths.isEmpty())
            window.openPaths(start.paths);
        else if (start.models.isEmpty())
            window.openLastSession();
        else
            window.openSource(QString::fromLatin1(core::kScenesPath));
        if (start.screenshot.isEmpty() && !settings.warning().isEmpty())
            window.showWarning(QCoreApplication::translate("main", "The settings are not used."), settings.warning());
        return QApplication::exec();
    };
    if (start.screenshot.isEmpty()) return open();
    app::Screenshot screenshot(window, start.screenshot); // before anything is opened: it counts what fails
    QObject::connect(&screenshot, &app::Screenshot::taken, &application, [&](int exitCode) {
        print(stdout, screenshot.report());
        for (const QString& error : screenshot.errors()) print(stderr, QStringLiteral("kerbside: ") + error);
        QCoreApplication::exit(exitCode);
    });
    return open();
}

} // namespace

int main(int argc, char** argv) {
    nameProgram();
    const app::ParsedStart parsed = parse(argc, argv);
    if (parsed.ends) {
        print(parsed.exitCode == 0 ? stdout : stderr, parsed.text);
        return parsed.exitCode;
    }
    if (!hasDisplay()) {
        if (parsed.options.screenshot.isEmpty()) {
            print(stderr,
                  "kerbside: there is no display; --screenshot FILE writes the window to a picture without one.");
            return 1;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    const app::Translation translation;
    return runWindow(application, parsed.options);
}
