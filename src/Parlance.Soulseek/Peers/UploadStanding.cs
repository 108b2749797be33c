namespace Parlance.Soulseek;

/// <summary>How uploads stand at the moment.</summary>
/// <param name="SlotFree">Whether an upload to somebody new could start at once.</param>
/// <param name="Slots">Uploads that may run at the same time.</param>
/// <param name="QueueLength">Files that wait.</param>
/// <param name="AverageSpeed">Bytes a second.</param>
public readonly record struct UploadStanding(bool SlotFree, uint Slots, uint QueueLength, uint AverageSpeed);
