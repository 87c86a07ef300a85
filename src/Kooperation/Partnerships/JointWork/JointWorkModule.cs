namespace Kooperation.Partnerships.JointWork;

public static class JointWorkModule
{
    public static void MapJointWork(this IEndpointRouteBuilder partnership)
    {
        var jointWork = partnership.MapGroup("joint-work");
        jointWork.MapShareTasks();
        jointWork.MapShareResources();
        jointWork.MapHoldJointEvent();
        jointWork.MapCoDesignMeasure();
        jointWork.MapCompleteJointMeasure();
        jointWork.MapHoldJointEvaluation();
        jointWork.MapTransferTask();
        jointWork.MapReturnTask();
    }
}
