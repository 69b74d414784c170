# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D SOURCE=… -D LUPDATE=… -D COPY=… -P translations.cmake
# Red when a string of the window has no German, or the file holds one that the window no longer has.
file(COPY_FILE "${SOURCE}/translations/kerbside_de.ts" "${COPY}")
execute_process(
    COMMAND "${LUPDATE}" -silent -I . widgets app/gui -no-obsolete -locations none -ts "${COPY}"
    WORKING_DIRECTORY "${SOURCE}" RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "lupdate failed: ${failed}")
endif()
file(READ "${COPY}" after)
string(REGEX MATCHALL "<source>[^<]*</source>[ \n]*<translation type=\"unfinished\"" missing "${after}")
foreach(one IN LISTS missing)
    message(SEND_ERROR "translations/kerbside_de.ts: no German for ${one}")
endforeach()
file(READ "${SOURCE}/translations/kerbside_de.ts" before)
if(NOT missing AND NOT before STREQUAL after)
    message(SEND_ERROR "translations/kerbside_de.ts: is not as lupdate writes it; translations/CMakeLists.txt says how.")
endif()
