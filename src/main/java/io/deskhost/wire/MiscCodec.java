package io.deskhost.wire;

import io.deskhost.message.ControlMessage.Chat;
import io.deskhost.message.ControlMessage.CloseReason;
import io.deskhost.message.ControlMessage.ElevationRequest;
import io.deskhost.message.ControlMessage.Foreign;
import io.deskhost.message.ControlMessage.RestartDevice;
import io.deskhost.message.ControlMessage.SwitchBack;
import io.deskhost.message.DisplayMessage.FollowDisplay;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage.AutoAdjustFps;
import io.deskhost.message.VideoMessage.ClientRecording;
import io.deskhost.message.VideoMessage.EncodingChanged;
import io.deskhost.message.VideoMessage.RefreshAll;
import io.deskhost.message.VideoMessage.RefreshDisplay;
import io.deskhost.message.VideoMessage.VideoReceived;
import io.deskhost.wire.proto.Peer;

/** Leads the small messages, which share one envelope on the wire, to the family that each belongs to. */
final class MiscCodec {

    private MiscCodec() {
    }

    static SessionMessage read(Peer.Misc misc) {
        return switch (misc.getUnionCase()) {
            case CHAT_MESSAGE -> new Chat(misc.getChatMessage().getText());
            case SWITCH_DISPLAY -> DisplayCodec.read(misc.getSwitchDisplay());
            case PERMISSION_INFO -> ControlCodec.read(misc.getPermissionInfo());
            case OPTION -> new OptionMessage(OptionCodec.read(misc.getOption()));
            case AUDIO_FORMAT -> AudioCodec.read(misc.getAudioFormat());
            case CLOSE_REASON -> new CloseReason(misc.getCloseReason());
            case REFRESH_VIDEO -> new RefreshAll(misc.getRefreshVideo());
            case VIDEO_RECEIVED -> new VideoReceived();
            case BACK_NOTIFICATION -> ControlCodec.read(misc.getBackNotification());
            case RESTART_REMOTE_DEVICE -> new RestartDevice();
            case ELEVATION_REQUEST -> new ElevationRequest();
            case SWITCH_SIDES_REQUEST -> ControlCodec.read(misc.getSwitchSidesRequest());
            case SWITCH_BACK -> new SwitchBack();
            case CHANGE_RESOLUTION -> DisplayCodec.read(misc.getChangeResolution());
            case AUTO_ADJUST_FPS -> new AutoAdjustFps(misc.getAutoAdjustFps());
            case CLIENT_RECORD_STATUS -> new ClientRecording(misc.getClientRecordStatus());
            case CAPTURE_DISPLAYS -> DisplayCodec.read(misc.getCaptureDisplays());
            case REFRESH_VIDEO_DISPLAY -> new RefreshDisplay(misc.getRefreshVideoDisplay());
            case TOGGLE_VIRTUAL_DISPLAY -> DisplayCodec.read(misc.getToggleVirtualDisplay());
            case TOGGLE_PRIVACY_MODE -> ControlCodec.read(misc.getTogglePrivacyMode());
            case SUPPORTED_ENCODING -> new EncodingChanged(AbilityCodec.read(misc.getSupportedEncoding()));
            case CHANGE_DISPLAY_RESOLUTION -> DisplayCodec.read(misc.getChangeDisplayResolution());
            case MESSAGE_QUERY -> DisplayCodec.read(misc.getMessageQuery());
            case FOLLOW_CURRENT_DISPLAY -> new FollowDisplay(misc.getFollowCurrentDisplay());
            case UAC, FOREGROUND_WINDOW_ELEVATED, STOP_SERVICE, ELEVATION_RESPONSE, PORTABLE_SERVICE_RUNNING,
                 PLUGIN_REQUEST, PLUGIN_FAILURE, FULL_SPEED_FPS, SELECTED_SID -> foreign(misc);
            case UNION_NOT_SET -> new UnknownMessage();
        };
    }

    private static SessionMessage foreign(Peer.Misc misc) {
        return MemberName.read(misc).<SessionMessage>map(Foreign::new).orElseGet(UnknownMessage::new);
    }
}
